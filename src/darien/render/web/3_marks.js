/* Lines, counting points, sites, stations and incidents as SVG; names around them are names.js.
 *
 * Every function takes one `view`: {message, words, legs, project, frame, ground, panels, measure,
 * text, phone, zoom, extent}. Texts enter the page through textContent alone.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const R = atlas.ribbons;
  const B = atlas.labels;
  const SVG = "http://www.w3.org/2000/svg";

  const SHORTEST = 20; // px; a shorter line is left out at this scale
  const DETAIL_ZOOM = 8.5;
  const STATUS = ["a", "s", "c", "e"]; // the first decides how a cluster looks
  const SITE = 9;

  function node(name, attributes = {}, parent = null, text = null) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    if (text !== null) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }

  /* A mark the reader can reach and open. `key` names its card and finds it again after a redraw. */
  function button(parent, kind, key, label, data) {
    const element = node("g", { class: `mark ${kind}`, role: "button", tabindex: "-1", "aria-label": label }, parent);
    Object.assign(element.dataset, { key }, data);
    return element;
  }

  const sentence = (...parts) => parts.filter(Boolean).join(" · ");

  /* Pixel courses stay the same until the zoom changes; a filter or a pan only reuses them. The
   * cache belongs to the map, `view.origin` names the zoom. */
  function cached(view, key, make) {
    const { cache } = view;
    if (cache.key !== view.origin) Object.assign(cache, { key: view.origin, shapes: new Map() });
    if (!cache.shapes.has(key)) cache.shapes.set(key, make());
    return cache.shapes.get(key);
  }

  /* The course of a leg in px, and how long it is. */
  const courseOf = (view, id, widest) => cached(view, `${id}|${widest}`, () => {
    const raw = cached(view, id, () => view.legs.get(id).coordinates.map(([lon, lat]) => view.project(lat, lon)));
    const px = R.prepare(raw, widest);
    return { px, length: R.lengthOf(px) };
  });

  /* What is drawn for a line, as path data. */
  function shapeOf(view, line, { before = null, after = null }) {
    const joint = (v) => (v ? v.map((n) => n.toFixed(2)).join() : "");
    const key = [line.ids.join(), line.width, line.widest, joint(before), joint(after)].join("|");
    return cached(view, key, () => {
      const width = line.width || 1.25;
      const hit = R.pathOf(R.offset(line.px, R.GAP + width / 2));
      if (line.width >= R.THICK) {
        const made = R.ribbon(line.px, width, { before, after });
        return { ...made, d: R.pathOf(made.body, true), edge: made.edges.map((e) => R.pathOf(e)).join(""), hit };
      }
      const made = R.thinLine(line.px, width);
      return { ...made, d: R.pathOf(made.line), hit };
    });
  }

  /* A ribbon too short at this scale for its arrow head goes on from the ribbon that it continues. */
  function joinShort(lines) {
    const close = (p, q) => Math.abs(p[0] - q[0]) < 1.5 && Math.abs(p[1] - q[1]) < 1.5;
    const route = (line) => line.id.split("/")[0];
    const joined = new Map(lines.map((line) => [line.id, line]));
    for (const line of lines) {
      if (line.width < R.THICK || line.length > 1.6 * R.headOf(line.width).length) continue;
      const before = [...joined.values()].find((other) => other !== line && route(other) === route(line)
        && other.code === line.code && other.width === line.width && close(other.px[other.px.length - 1], line.px[0]));
      if (!before) continue;
      joined.delete(line.id);
      joined.set(before.id, {
        ...before, ids: [...before.ids, ...line.ids], px: [...before.px, ...line.px.slice(1)],
        length: before.length + line.length,
      });
    }
    return [...joined.values()];
  }

  /* The lines of this view: filtered by layer and scale, merged by course, thickest at the bottom. */
  function linesOf(view) {
    const { message, words, legs } = view;
    const shown = { c: "counted", p: "counted", d: "uncounted", u: "uncounted" };
    const candidates = [];
    for (const [id, [code, width = 0, figure = -1]] of Object.entries(message.legs || {})) {
      const geometry = legs.get(id);
      const word = words.legs[id];
      if (!geometry || !word || !message.layers.includes(shown[code])) continue;
      if (word.det === 2 && view.zoom < DETAIL_ZOOM) continue;
      candidates.push({ id, code, width, figure, dir: word.dir, course: geometry.course || id });
    }
    const widest = new Map();
    for (const leg of candidates) widest.set(leg.course, Math.max(widest.get(leg.course) || 0, leg.width));
    const lines = R.mergeLegs(candidates).map((line) => {
      // Rounded up to 3 px: a slightly wider line must not bend its course anew.
      const most = Math.ceil(widest.get(line.course) / 3) * 3;
      return { ...line, widest: most, ...courseOf(view, line.id, most) };
    });
    return joinShort(lines)
      .filter((line) => line.length >= (line.code === "c" ? 6 : view.shortest || SHORTEST))
      .sort((a, b) => R.CODES[a.code] - R.CODES[b.code] || b.width - a.width);
  }

  /* Headings of the ribbons that continue a ribbon, so that their corners are shared. */
  function jointsOf(lines) {
    const thick = lines.filter((line) => line.width >= R.THICK);
    const close = (p, q) => Math.abs(p[0] - q[0]) < 1.5 && Math.abs(p[1] - q[1]) < 1.5;
    const alike = (a, b) => a !== b && a.dir === b.dir && Math.abs(a.width - b.width) < 1.5;
    const route = (line) => line.id.split("/")[0];
    const choose = (line, found) => found.find((other) => route(other) === route(line)) || found[0];
    // A turn back is not a continuation: a shared corner there would be a spike.
    const bends = (a, b) => a[0] * b[0] + a[1] * b[1] > 0.1;
    const start = (c) => R.heading(c[0], c[1]);
    const end = (c) => R.heading(c[c.length - 2], c[c.length - 1]);
    const joints = new Map();
    for (const line of thick) {
      const c = line.px;
      const next = choose(line, thick.filter((o) => alike(line, o) && close(c[c.length - 1], o.px[0])));
      const before = choose(line, thick.filter((o) => alike(line, o) && close(c[0], o.px[o.px.length - 1])));
      joints.set(line.id, {
        after: next && bends(end(c), start(next.px)) ? start(next.px) : null,
        before: before && bends(end(before.px), start(c)) ? end(before.px) : null,
      });
    }
    return joints;
  }

  /* What the message says of a site or station: its state and since when, or when last documented. */
  function stateOf(view, [code, date]) {
    const status = view.text(`site.${code}`);
    if (!date) return status;
    return view.text(code === "e" ? "site.lastDocumented" : "site.since", { status, date });
  }

  function figureOf(view, index) {
    return index >= 0 && view.message.figures ? view.message.figures[index] : null;
  }

  function drawLines(view, parent, lines) {
    const joints = jointsOf(lines);
    for (const line of lines) {
      const shape = shapeOf(view, line, joints.get(line.id) || {});
      const figure = figureOf(view, line.figure);
      const label = sentence(view.words.legs[line.id].n, view.text(`dir.${line.dir}`), view.text(`code.${line.code}`), figure && figure[0]);
      const g = button(parent, `leg ${line.dir} ${line.code}`, `leg:${line.id}`, label, {
        leg: line.id, legs: line.ids.join(" "), code: line.code, dir: line.dir,
      });
      if (shape.body) {
        node("path", { class: "body", d: shape.d }, g);
        node("path", { class: "edge", d: shape.edge }, g);
        view.ground.line(line.px);
        view.ground.line(shape.body);
      } else {
        const width = line.width || 1.25;
        const dash = { d: "4.5 3.2", u: "0.1 3.6" }[line.code];
        node("path", { class: "casing", d: shape.d, "stroke-width": width + 2 }, g);
        node("path", { class: "line", d: shape.d, "stroke-width": width, "stroke-dasharray": dash }, g);
        view.ground.line(shape.line);
      }
      const barbs = shape.barbs.filter(([[x, y]]) => B.meets([x, y, x, y], view.frame, 200));
      if (barbs.length) node("path", { class: "barb", d: barbs.map((barb) => R.pathOf(barb, true)).join("") }, g);
      node("path", { class: "hit", d: shape.hit, "stroke-width": Math.max(12, line.width + 4) }, g);
    }
  }

  /* ---- marks ---- */

  const boxAt = (x, y, half) => [x - half, y - half, x + half, y + half];

  function at(view, place) {
    const known = view.words.places[place];
    return known && known.p && known.p[0] !== null ? view.project(known.p[0], known.p[1]) : null;
  }

  /* A free place for a mark: its own, or the nearest of eight beside it. */
  function nudge(x, y, half, taken) {
    const free = ([px, py]) => !taken.some((box) => B.meets(boxAt(px, py, half), box, 0.5));
    const step = half + 6;
    const around = [[0, 0], [-1, 0.8], [1, 0.8], [-1, -0.8], [1, -0.8], [0, 1.2], [0, -1.2], [-1.4, 0], [1.4, 0]];
    const places = around.map(([dx, dy]) => [x + dx * step, y + dy * step]);
    return places.find(free) || places[0];
  }

  /* Rings first, then sites, stations, incidents: later marks make room for earlier ones. */
  function placeMarks(view) {
    const { message, words } = view;
    const on = (layer) => message.layers.includes(layer);
    const taken = [];
    const rings = [];
    const points = (on("counted") ? message.points || [] : [])
      .map((point) => ({ point, p: at(view, point.place) })).filter(({ p }) => p)
      .map(({ point, p }) => ({ point, x: p[0], y: p[1] }));
    for (const group of B.cluster(points, 6)) {
      B.sideBySide(group.members.length, 8.5).forEach((dx, i) => {
        const ring = { ...group.members[i], x: group.x + dx, y: group.y };
        rings.push(ring);
        taken.push(boxAt(ring.x, ring.y, 4.5));
      });
    }
    const spots = (entries, place, found = (id) => at(view, place(id))) => entries
      .map(([id, value]) => ({ id, value, p: found(id) })).filter(({ p }) => p)
      .map(({ id, value, p }) => ({ id, value, x: p[0], y: p[1] }));
    const where = (table) => (id) => words[table] && words[table][id] && words[table][id].at;
    const groups = (layer, marks, near, half) => (on(layer) ? B.cluster(marks, near) : []).map((group) => {
      const wide = half(group);
      const [x, y] = nudge(group.x, group.y, wide, taken);
      const box = boxAt(x, y, wide);
      if (group.members.length > 1 && layer !== "sites") box[2] += 7; // the count beside the mark
      taken.push(box);
      return { ...group, x, y };
    });
    const rank = (mark) => STATUS.indexOf(mark.value[0]);
    const sites = spots(Object.entries(message.sites || {}), where("sites")).sort((a, b) => rank(a) - rank(b));
    const stations = spots(Object.entries(message.stations || {}), (id) => id);
    // Where an incident is known less closely than its place, it has a coarser position of its own.
    const coarse = (id) => {
      const known = words.incidents && words.incidents[id];
      return known && known.p ? view.project(...known.p) : null;
    };
    const incidents = spots(Object.entries(message.incidents || {}), null, coarse);
    return {
      rings,
      sites: groups("sites", sites, 14, (g) => (g.members.length > spreadLimit(view) ? 8 : 5 + (g.members.length - 1) * 5)),
      stations: groups("stations", stations, 10, () => 5),
      incidents: groups("incidents", incidents, 12, () => 5),
      taken,
    };
  }

  const spreadLimit = (view) => (view.zoom >= 7 ? 3 : 2);

  function siteMark(parent, x, y, code, size = SITE) {
    const half = size / 2;
    const square = { x: x - half, y: y - half, width: size, height: size, rx: 1 };
    node("rect", { ...square, class: `square ${code}`, "stroke-dasharray": code === "e" ? "1.6 1.6" : null }, parent);
    if (code === "s") node("rect", { ...square, width: half, class: "half" }, parent);
  }

  function drawSites(view, parent, groups) {
    for (const group of groups) {
      const { members } = group;
      const name = (m) => view.words.sites[m.id].n;
      if (members.length <= spreadLimit(view)) {
        const steps = B.sideBySide(members.length, 11);
        members.forEach((m, i) => {
          const [code] = m.value;
          const g = button(parent, `site ${code}`, `site:${m.id}`, sentence(name(m), stateOf(view, m.value)), { site: m.id, code });
          siteMark(g, group.x + steps[i], group.y, code);
        });
        continue;
      }
      const code = members[0].value[0];
      const label = view.text("cluster.sites", { n: members.length });
      const g = button(parent, `site cluster ${code}`, `sites:${members.map((m) => m.id).join(" ")}`, label, {
        sites: members.map((m) => m.id).join(" "), code, count: members.length,
      });
      siteMark(g, group.x, group.y, code, 14);
      node("text", { class: "count", x: group.x, y: group.y + 3.6, "text-anchor": "middle", "font-size": 10.5 }, g, String(members.length));
    }
  }

  const HOUSE = "M-4.6 0L0 -4.8L4.6 0H3.4V4.4H-3.4V0Z";
  const TRIANGLE = "M0 -4.8L4.8 3.6H-4.8Z";

  function drawSmall(view, parent, kind, groups, describe) {
    for (const group of groups) {
      const [first] = group.members;
      const many = group.members.length;
      const ids = group.members.map((m) => m.id);
      const label = many > 1 ? view.text(`cluster.${kind}s`, { n: many }) : describe(first);
      const key = many > 1 ? `${kind}s:${ids.join(" ")}` : `${kind}:${first.id}`;
      const code = kind === "station" ? first.value[0] : "";
      const g = button(parent, `${kind} ${code}`, key, label, { [kind]: first.id, count: many });
      const shape = kind === "station" ? HOUSE : TRIANGLE;
      node("path", {
        class: "shape", d: shape, transform: `translate(${group.x.toFixed(1)} ${group.y.toFixed(1)})`,
        "stroke-dasharray": code === "e" ? "1.6 1.4" : null,
      }, g);
      node("circle", { class: "hit", cx: group.x, cy: group.y, r: 9 }, g);
      if (many > 1) node("text", { class: "count", x: group.x + 6, y: group.y + 4, "font-size": 9.5 }, g, String(many));
    }
  }

  const drawStations = (view, parent, groups) =>
    drawSmall(view, parent, "station", groups, (m) => sentence(view.words.places[m.id].n, stateOf(view, m.value)));
  const drawIncidents = (view, parent, groups) =>
    drawSmall(view, parent, "incident", groups, (m) => sentence(view.words.incidents[m.id].n, m.value));

  atlas.marks = { node, button, sentence, at, stateOf, figureOf, linesOf, jointsOf, drawLines, placeMarks, siteMark, drawSites, drawStations, drawIncidents, HOUSE, TRIANGLE };
})(window);

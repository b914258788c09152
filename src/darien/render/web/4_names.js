/* Numbers and names on the map. Numbers first, then towns where people are counted or a leg ends,
 * then site names, other towns, seas and countries.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const R = atlas.ribbons;
  const B = atlas.labels;
  const M = atlas.marks;

  /* size, weight, style, letter spacing: the widths are measured with what is drawn */
  const TYPE = {
    number: [15, 700], largest: [20, 700], line: [10.5, 400],
    town: [11, 400], main: [12, 600], minor: [10, 400], site: [10.5, 600],
    country: [13, 600, "normal", 4], sea: [12.5, 400, "italic", 0.6], area: [10.5, 400, "italic", 0],
  };
  const LARGE = 20; // px of radius from which a half-disc carries the large number

  function typeset(parent, type, x, y, anchor, text, extra = "") {
    const [size, weight, style, spacing] = TYPE[type];
    return M.node("text", {
      class: `name ${type} ${extra}`.trim(), x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor,
      "font-size": size, "font-weight": weight, "font-style": style || null, "letter-spacing": spacing || null,
    }, parent, text);
  }

  const widthOf = (view, type, text) => {
    const [size, weight, style, spacing] = TYPE[type];
    return view.measure(text, `${style || "normal"} ${weight} ${size}px`) + (spacing || 0) * text.length;
  };

  /* The label row for a target: the one set for this extent before the one for every extent. */
  function rowsOf(view, kind) {
    const rows = new Map();
    for (const row of view.words.labels || []) {
      if (row.kind !== kind || (row.extent !== "*" && row.extent !== view.message.extent)) continue;
      const key = row.target || row.text;
      if (!rows.has(key) || row.extent !== "*") rows.set(key, row);
    }
    return rows;
  }

  /* ---- numbers ---- */

  /* The parts of a call-out and its box, with the half-disc's base at (x, y). */
  function calloutAt(view, callout, x, y, anchor) {
    const { point, lines, size, widths } = callout;
    const up = point.dir === "n";
    const high = lines.length * 12.5;
    const disc = [x - point.r, up ? y - point.r : y, x + point.r, up ? y : y + point.r];
    const widest = Math.max(...widths);
    if (anchor === "middle") {
      const top = disc[3] + size * 0.95;
      const text = [x - widest / 2, top - size * 0.8, x + widest / 2, top + high + 3];
      return { disc, text: { x, y: top, anchor }, box: B.union([disc, text]) };
    }
    const side = anchor === "end" ? -1 : 1;
    const tx = x + side * (point.r + 6);
    const base = up ? y : y + size * 0.42;
    const left = side > 0 ? tx : tx - widest;
    const text = [left, base - size * 0.8, left + widest, base + high + 3];
    return { disc, text: { x: tx, y: base, anchor }, box: B.union([disc, text]) };
  }

  function drawCallout(view, g, ring, callout, place) {
    const { point, lines, type } = callout;
    const { dx, dy } = place;
    const [x, y] = [ring.x + dx, ring.y + dy];
    const parts = calloutAt(view, callout, x, y, place.anchor);
    const reach = Math.hypot(dx, dy) || 1;
    if (reach > point.r + 5) {
      // From the ring's edge to the nearest point of the disc's flat base.
      const end = [Math.max(x - point.r, Math.min(x + point.r, ring.x)), y];
      const far = Math.hypot(end[0] - ring.x, end[1] - ring.y) || 1;
      const start = [ring.x + ((end[0] - ring.x) * 3.4) / far, ring.y + ((end[1] - ring.y) * 3.4) / far];
      M.node("path", { class: "hairline", d: R.pathOf([start, end]) }, g);
      view.hairlines.push([start, end]);
    }
    const edge = point.r + 1.5;
    M.node("path", { class: `disc${point.part ? " part" : ""}`, d: R.halfDisc([x, y], point.r, point.dir) }, g);
    M.node("path", { class: "base", d: `M${(x - edge).toFixed(1)} ${y.toFixed(1)}h${(2 * edge).toFixed(1)}` }, g);
    typeset(g, type, parts.text.x, parts.text.y, parts.text.anchor, callout.number, "figure");
    lines.forEach((line, i) => typeset(g, "line", parts.text.x, parts.text.y + 13 + i * 12.5, parts.text.anchor, line));
    const [left, top, right, bottom] = parts.box;
    M.node("rect", { class: "hit", x: left, y: top, width: right - left, height: bottom - top }, g);
    return parts.box;
  }

  // Cost of a place from which a call-out is cut to its short form; a phone has less patience.
  const crowded = (view) => (view.phone ? 230 : 420);

  /* What a call-out says: the number and its lines, or only the number with its dates. */
  function calloutOf(view, point, lines) {
    const type = point.r >= LARGE && !(view.phone && lines.length < 2) ? "largest" : "number";
    const widths = [widthOf(view, type, point.number), ...lines.map((line) => widthOf(view, "line", line))];
    return { point, lines, number: point.number, type, size: TYPE[type][0], widths };
  }

  /* At small scales only the numbers that belong there stand on the map; a ring's card has the rest. */
  function leastRank(view) {
    if (view.zoom >= 5.5) return 3;
    return view.phone ? 1 : 2;
  }

  function drawPoints(view, parent, rings, taken) {
    const rows = rowsOf(view, "callout");
    const visible = (ring) => B.inside([ring.x, ring.y, ring.x, ring.y], view.frame);
    const wrap = (text) => (text ? B.wrap(text, view.phone ? 128 : 230, (line) => widthOf(view, "line", line)) : []);
    view.hairlines = [];
    for (const ring of [...rings].sort((a, b) => b.point.r - a.point.r)) {
      const { point } = ring;
      const title = (view.words.series[point.id] || {}).n || point.id;
      const figure = M.figureOf(view, point.figure);
      const label = M.sentence(title, view.text(`dir.${point.dir}`), figure ? figure[0] : point.number);
      const g = M.button(parent, `point ${point.dir}`, `point:${point.id}`, label, { point: point.id, figures: figure ? figure[3] : "" });
      const row = rows.get(point.id);
      if (visible(ring) && (row ? Number(row.rank) : 1) <= leastRank(view)) {
        const wish = row ? { dx: Number(row.dx), dy: Number(row.dy), anchor: row.anchor || "start" } : null;
        const room = { taken, frame: view.frame, ground: view.ground, hairlines: view.hairlines };
        const find = (callout) => {
          const make = (dx, dy, anchor) => calloutAt(view, callout, ring.x + dx, ring.y + dy, anchor).box;
          return B.placeNumber(make, wish, [ring.x, ring.y], room);
        };
        let callout = calloutOf(view, point, wrap((point.lines || []).join(" ")));
        let place = find(callout);
        if (place.total > crowded(view)) {
          callout = calloutOf(view, point, wrap(point.short));
          place = find(callout);
        }
        const box = drawCallout(view, g, ring, callout, place);
        taken.push(Object.assign(box, { number: true }));
      }
      M.node("circle", { class: "ring", cx: ring.x.toFixed(1), cy: ring.y.toFixed(1), r: 3.4 }, g);
      M.node("circle", { class: "hit", cx: ring.x.toFixed(1), cy: ring.y.toFixed(1), r: 10 }, g);
    }
    for (const line of view.hairlines) view.ground.line(line);
  }

  /* ---- names ---- */

  function drawName(view, parent, type, candidates, text, taken, bear) {
    const place = B.placeName(candidates, { taken, frame: view.frame, ground: view.ground, bear });
    if (!place) return false;
    taken.push(place.box);
    typeset(parent, type, place.x, place.y, place.anchor, text);
    return true;
  }

  function candidatesFor(view, type, p, text, row, reach) {
    const size = TYPE[type][0];
    const width = widthOf(view, type, text);
    const list = B.around(p[0], p[1], width, size, reach);
    if (!row || row.dx === "" || row.dx === undefined || row.dx === null) return list;
    const [x, y] = [p[0] + Number(row.dx), p[1] + Number(row.dy)];
    const anchor = row.anchor || "start";
    return [{ x, y, anchor, box: B.textBox(x, y, width, size, anchor) }, ...list];
  }

  /* Site names take the place of the town's own name: one place, one name. */
  function nameSites(view, parent, groups, rows, { taken, named }) {
    for (const group of groups) {
      const first = group.members[0];
      const place = view.words.sites[first.id].at;
      if (named.has(place)) continue;
      const count = group.members.length;
      const name = (rows.get(place) || {}).text || view.words.places[place].n;
      const others = group.members.filter((m) => view.words.sites[m.id].at !== place).length;
      const text = others ? `${name} +${others}` : name;
      const reach = 5 + (Math.min(count, 3) - 1) * 5;
      const candidates = candidatesFor(view, "site", [group.x, group.y], text, rows.get(place), reach);
      if (drawName(view, parent, "site", candidates, text, taken, 0.7)) {
        for (const m of group.members) named.add(view.words.sites[m.id].at);
      }
    }
  }

  /* The towns of this view in the order in which they may take room: an end of a leg or a counting
   * point goes before its equals; ends without a label row come last. */
  function townsOf(view, rows, ends) {
    const smallest = view.zoom < 5.5 ? 1 : view.zoom < 7 ? 2 : 3;
    const towns = [];
    for (const [place, row] of rows) {
      const rank = Number(row.rank) || 3;
      if (row.extent === "*" && rank > smallest) continue;
      towns.push({ place, row, rank: ends.has(place) ? rank - 0.5 : rank });
    }
    if (view.zoom >= 6.5) for (const place of ends) if (!rows.has(place)) towns.push({ place, row: null, rank: 4 });
    return towns.sort((a, b) => a.rank - b.rank);
  }

  function drawTowns(view, parent, dots, towns, { taken, named, marked }) {
    for (const { place, row, rank } of towns) {
      const p = M.at(view, place);
      if (!p || named.has(place) || !B.inside([p[0], p[1], p[0], p[1]], view.frame)) continue;
      const type = rank <= 1 ? "main" : rank <= 2 ? "town" : "minor";
      const text = (row && row.text) || view.words.places[place].n;
      const onMark = marked.some((box) => B.meets([p[0], p[1], p[0], p[1]], box, 2));
      const candidates = candidatesFor(view, type, p, text, row, onMark ? 5 : 3);
      if (!drawName(view, parent, type, candidates, text, taken, rank > 2 ? 0.25 : 1)) continue;
      named.add(place);
      if (!onMark) M.node("circle", { class: "town", cx: p[0].toFixed(1), cy: p[1].toFixed(1), r: rank <= 1 ? 2.8 : 2.2 }, dots);
    }
  }

  function drawRegions(view, parent, kind, taken) {
    const [size] = TYPE[kind];
    for (const row of rowsOf(view, kind).values()) {
      if (row.lat === "" || row.lat === null || row.lat === undefined) continue;
      const [x, y] = view.project(Number(row.lat), Number(row.lon));
      const text = kind === "country" ? row.text.toUpperCase() : row.text;
      const lines = kind === "area" ? text.split(/ (?=\()/) : [text];
      const width = Math.max(...lines.map((line) => widthOf(view, kind, line)));
      // A country's name must stay in its country; a sea has room.
      const far = kind === "sea" ? 3 : 1;
      const steps = [[0, 0], [0, 16], [0, -16], [24, 0], [-24, 0], [24, 16], [-24, -16]].map(([dx, dy]) => [dx * far, dy * far]);
      const candidates = steps.map(([dx, dy]) => {
        const box = B.textBox(x + dx, y + dy, width, size, "middle");
        return { x: x + dx, y: y + dy, anchor: "middle", box: [box[0], box[1], box[2], box[3] + (lines.length - 1) * (size + 2)] };
      });
      const place = B.placeName(candidates, { taken, frame: view.frame, ground: view.ground, bear: 0.3 });
      if (!place) continue;
      taken.push(place.box);
      lines.forEach((line, i) => typeset(parent, kind, place.x, place.y + i * (size + 2), "middle", line));
    }
  }

  /* Everything of the pane in paint order; names lie above lines and below marks. */
  function drawAll(view, svg, { lines, marks }) {
    const layer = (name, key) => M.node("g", key ? { class: name, role: "group", "aria-label": view.text(key) } : { class: name, "aria-hidden": "true" }, svg);
    M.drawLines(view, layer("legs", "group.legs"), lines);
    const dots = layer("dots");
    const names = layer("names");
    M.drawIncidents(view, layer("incidents", "group.incidents"), marks.incidents);
    M.drawStations(view, layer("stations", "group.stations"), marks.stations);
    M.drawSites(view, layer("sites", "group.sites"), marks.sites);
    const taken = [...view.panels, ...marks.taken];
    drawPoints(view, layer("points", "group.points"), marks.rings, taken);
    const rows = rowsOf(view, "town");
    const ends = new Set(marks.rings.map((ring) => ring.point.place));
    for (const line of lines) for (const place of view.ends.get(line.id) || []) ends.add(place);
    const sited = new Set(marks.sites.flatMap((g) => g.members.map((m) => view.words.sites[m.id].at)));
    const room = { taken, named: new Set(), marked: marks.taken };
    const towns = view.message.layers.includes("towns") ? townsOf(view, rows, ends) : [];
    drawTowns(view, names, dots, towns.filter((town) => town.rank <= 1 && !sited.has(town.place)), room);
    nameSites(view, names, marks.sites, rows, room);
    drawTowns(view, names, dots, towns, room);
    for (const kind of ["area", "sea", "country"]) drawRegions(view, names, kind, taken);
  }

  atlas.names = { TYPE, rowsOf, drawAll, calloutAt, widthOf };
})(window);

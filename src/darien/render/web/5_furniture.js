/* What stands around the map so that a plain screenshot is a usable figure: title, legend, scale,
 * sources, and the small map of the whole route.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const R = atlas.ribbons;
  const B = atlas.labels;
  const M = atlas.marks;

  const WIDE = 900; // px of map from which legend, inset and extent stand side by side
  const SCALE_STEPS = [1000000, 100000, 10000];
  const WHOLE = { west: -118.5, south: 4.5, east: -72, north: 33.2 }; // the inset's window
  const REGIONAL = new Set(["darien", "isthmus"]); // extents that need the inset

  function element(tag, className, parent, text = null) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== null) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  const picture = (parent, width, height) =>
    M.node("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" }, parent);

  /* The sheet: key figures, the map's frame, the timeline. The frame: title, stage with the map,
   * legend, foot. Where each stands is up to the style sheet. */
  function build(map) {
    const host = map.getContainer();
    const sheet = element("main", "atlas-sheet");
    host.before(sheet);
    const figures = element("div", "atlas-figures", sheet);
    const frame = element("section", "atlas-frame", sheet);
    const timeline = element("section", "atlas-timeline", sheet);
    figures.hidden = timeline.hidden = true;
    const title = element("header", "atlas-title", frame);
    const stage = element("div", "atlas-stage", frame);
    stage.append(host);
    host.classList.add("atlas-map");
    const scale = element("div", "atlas-scale", stage);
    const inset = element("figure", "atlas-inset", stage);
    const notice = element("p", "atlas-notice", stage);
    notice.setAttribute("role", "status");
    notice.hidden = true;
    const legend = element("aside", "atlas-legend", frame);
    const foot = element("footer", "atlas-foot", frame);
    return { sheet, figures, timeline, frame, title, stage, host, scale, inset, notice, legend, foot, insetCache: {} };
  }

  /* Furniture is rebuilt only when what it says has changed: layout is what costs most here. */
  function unchanged(part, ...content) {
    const key = JSON.stringify(content);
    if (part.atlasKey === key) return true;
    part.atlasKey = key;
    return false;
  }

  function drawTitle(parts, message) {
    if (unchanged(parts.title, message.title, message.subtitle)) return;
    parts.title.replaceChildren();
    element("h2", "", parts.title, message.title || "");
    if (message.subtitle) element("p", "", parts.title, message.subtitle);
    parts.frame.setAttribute("aria-label", message.title || "");
  }

  /* Sources, dates, notes and credits. Bold: the word before the first colon, and the note's last
   * sentence, which says whose product this is not. */
  function drawFoot(parts, message) {
    if (unchanged(parts.foot, message.foot, message.tiles)) return;
    parts.foot.replaceChildren();
    const lines = [...(message.foot || [])];
    if (message.tiles && message.tiles.attribution) lines.push(message.tiles.attribution);
    lines.forEach((line, i) => {
      const span = element("span", "", parts.foot);
      const colon = i === 0 ? line.indexOf(":") + 1 : 0;
      const last = i === 2 ? line.lastIndexOf(". ") + 1 : line.length;
      if (colon) element("strong", "", span, line.slice(0, colon));
      span.append(line.slice(colon, last));
      if (last < line.length) element("strong", "", span, line.slice(last));
      parts.foot.append(" ");
    });
  }

  /* ---- legend ---- */

  function arrowSwatch(parent, width, className, dash, wide = 40) {
    const { barb } = R.headOf(width || 1.25);
    const high = Math.max(12, width + barb + 3);
    const box = picture(parent, wide, high);
    const g = M.node("g", { class: `mark leg ${className}` }, box);
    // Heading east a line lies south of its course; the swatch shows the map's own drawing upside
    // down, barb on top, because there it reads as an arrow.
    const turned = M.node("g", { transform: `translate(0 ${high - 1}) scale(1 -1)` }, g);
    const course = [[0, -1], [wide - 1, -1]];
    if (width >= R.THICK) {
      const shape = R.ribbon(course, width);
      M.node("path", { class: "body", d: R.pathOf(shape.body, true) }, turned);
      for (const edge of shape.edges) M.node("path", { class: "edge", d: R.pathOf(edge) }, turned);
      return;
    }
    const line = R.offset(course, R.GAP + (width || 1.25) / 2);
    M.node("path", { class: "line", d: R.pathOf(line), "stroke-width": width || 1.25, "stroke-dasharray": dash }, turned);
    M.node("path", { class: "barb", d: R.pathOf(R.halfBarb(line, wide - 1, width || 1.25), true) }, turned);
  }

  function row(parent, label, draw, className = "") {
    const line = element("div", `row ${className}`.trim(), parent);
    const swatch = element("span", "swatch", line);
    draw(swatch);
    element("span", "", line, label);
    return line;
  }

  /* What this drawing really shows; the legend lists nothing else. */
  function contentOf(view, drawn) {
    const has = (code, dir) => drawn.lines.some((line) => line.code === code && (!dir || line.dir === dir));
    const solid = (dir) => drawn.lines.some((line) => line.dir === dir);
    const rings = (dir) => drawn.marks.rings.some((ring) => ring.point.dir === dir);
    return {
      counts: drawn.marks.rings.length > 0 || has("c") || has("p"),
      dirs: ["n", "s"].filter((dir) => solid(dir) || rings(dir)),
      codes: ["c", "p", "d", "u"].flatMap((code) => ["n", "s"].filter((dir) => has(code, dir)).map((dir) => code + dir)),
      points: ["n", "s"].filter(rings),
      sites: view.message.layers.includes("sites") && Object.keys(view.message.sites || {}).length > 0,
      stations: drawn.marks.stations.length > 0,
      incidents: drawn.marks.incidents.length > 0,
    };
  }

  /* Numbers as the tables' texts have them: Spanish of the Americas writes 22,833. */
  const numbers = (view) => new Intl.NumberFormat(view.words.lang === "es" ? "es-419" : view.words.lang);

  function legendPeople(view, parent) {
    const column = element("div", "column people", parent);
    element("h3", "", column, view.text("legend.people"));
    element("p", "", column, view.text("legend.scale"));
    const number = numbers(view);
    const grid = element("div", "sizes", column);
    for (const people of SCALE_STEPS) {
      const width = R.widthOf(people);
      const radius = R.radiusOf(people);
      arrowSwatch(element("span", "swatch", grid), width, "grey", null, 46);
      const disc = picture(element("span", "swatch", grid), 62, radius + 2);
      M.node("path", { class: "disc", d: R.halfDisc([31, radius + 1], radius, "n") }, disc);
      element("span", "", grid, number.format(people));
    }
  }

  function legendRoutes(view, parent, content) {
    const column = element("div", "column routes", parent);
    if (!view.phone) element("h3", "", column, view.text("legend.routes"));
    for (const dir of content.dirs) row(column, view.text(`dir.${dir}`), (at) => arrowSwatch(at, view.phone ? 4 : 4.4, `${dir} c`));
    const each = (code, width, dash) => row(column, view.text(`code.${code}`), (at) => {
      const dirs = content.dirs.filter((dir) => content.codes.includes(code + dir));
      for (const dir of view.phone ? dirs.slice(0, 1) : dirs) arrowSwatch(at, width, `${dir} ${code}`, dash, view.phone ? 30 : 36);
    });
    const used = (code) => content.codes.some((known) => known[0] === code);
    if (used("p")) each("p", 6, null);
    if (used("d")) each("d", 1.25, "4.5 3.2");
    if (used("u")) each("u", 1.25, "0.1 3.6");
    if (content.points.length) {
      row(column, view.text("legend.point"), (at) => {
        for (const dir of content.points) {
          const ring = picture(at, 12, 12);
          M.node("circle", { class: `ring ${dir}`, cx: 6, cy: 6, r: 3.4 }, M.node("g", { class: `mark point ${dir}` }, ring));
        }
      });
    }
  }

  function legendSites(view, parent, content) {
    const column = element("div", "column sites", parent);
    const { sites = {}, sitesDate = "" } = view.message.legend || {};
    const mark = (code) => (at) => {
      const box = picture(at, 13, 13);
      M.siteMark(M.node("g", { class: `mark site ${code}` }, box), 6.5, 6.5, code);
    };
    if (content.sites) {
      element("h3", "", column, view.text("legend.sites", { date: sitesDate }));
      for (const code of ["a", "s", "c", "e"]) {
        if (!sites[code]) continue;
        const line = row(column, `${view.text(`site.${code}`)}: `, mark(code));
        atlas.ledger.link(line.lastElementChild, view.message.legend.figure, String(sites[code]), view.words.lang);
      }
    }
    const small = (kind, shape) => (at) => {
      const g = M.node("g", { class: `mark ${kind}` }, picture(at, 13, 13));
      M.node("path", { class: "shape", d: shape, transform: "translate(6.5 6.8)" }, g);
    };
    if (content.stations) row(column, view.text("legend.station"), small("station", M.HOUSE));
    if (content.incidents) row(column, view.text("legend.incident"), small("incident", M.TRIANGLE));
    if (!view.phone) { // on a phone the map itself says so
      row(column, view.text("legend.darien"), (at) => {
        M.node("rect", { class: "darien", x: 1, y: 1, width: 11, height: 11 }, picture(at, 13, 13));
      });
    }
  }

  function drawLegend(parts, view, drawn) {
    const content = contentOf(view, drawn);
    const wide = view.frame[2] - view.frame[0] > WIDE - 10;
    if (unchanged(parts.legend, content, view.message.legend, view.words.lang, view.phone, wide)) return;
    parts.legend.replaceChildren();
    parts.legend.setAttribute("aria-label", view.text("legend.title"));
    if (content.counts && wide) legendPeople(view, parts.legend);
    if (content.dirs.length) legendRoutes(view, parts.legend, content);
    legendSites(view, parts.legend, content);
    parts.legend.hidden = !parts.legend.childElementCount;
    const high = view.phone || parts.legend.hidden ? 0 : parts.legend.offsetHeight + 10;
    parts.stage.style.setProperty("--legend", `${high}px`); // the scale stands on the legend
  }

  /* A frame much wider than its extent has room at the side: the extent is fitted beside the
   * legend, which becomes a column if it can. Returns the px to keep free on the left. */
  function standAside(parts, map, bounds) {
    const size = map.getSize();
    const [a, b] = [map.project(bounds[0], 8), map.project(bounds[1], 8)];
    const slack = size.x - (Math.abs(b.x - a.x) / Math.abs(b.y - a.y)) * size.y;
    const wide = size.x >= WIDE && slack > 260;
    parts.frame.classList.toggle("tall", wide && size.y > 520);
    if (!wide) return 0;
    return size.y > 520 ? 215 : Math.min(300, slack);
  }

  /* ---- scale bar and north arrow ---- */

  function drawScale(parts, map, view) {
    const size = map.getSize();
    const y = size.y / 2;
    const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([100, y])) / 100;
    if (!(metres > 0)) return;
    const longest = view.phone ? 80 : 120;
    const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
    const km = steps.filter((step) => (step * 1000) / metres <= longest).pop() || 1;
    const wide = (km * 1000) / metres;
    if (unchanged(parts.scale, km, Math.round(wide * 2), view.words.lang)) return;
    parts.scale.replaceChildren();
    const box = picture(parts.scale, Math.ceil(wide) + 66, 30);
    box.setAttribute("aria-hidden", "false");
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", view.text("scale.bar", { km }));
    M.node("path", { class: "arrow", d: "M8 2L13 15L8 12L3 15Z" }, box);
    M.node("text", { x: 8, y: 26, "text-anchor": "middle" }, box, view.text("scale.north"));
    const left = 28;
    M.node("path", { class: "bar", d: `M${left} 18v5h${wide.toFixed(1)}v-5M${(left + wide / 2).toFixed(1)} 19v4` }, box);
    const label = (x, text) => M.node("text", { x: x.toFixed(1), y: 13, "text-anchor": "middle" }, box, text);
    label(left, "0");
    if (wide > 70) label(left + wide / 2, String(km / 2));
    M.node("text", { x: (left + wide - 6).toFixed(1), y: 13 }, box, `${km} km`);
  }

  /* ---- the whole route, small ---- */

  const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * (180 / Math.PI);

  function insetProjection(width, height) {
    const top = mercator(WHOLE.north);
    const bottom = mercator(WHOLE.south);
    const k = Math.max(width / (WHOLE.east - WHOLE.west), height / (top - bottom));
    return (lat, lon) => [(lon - WHOLE.west) * k, (top - mercator(lat)) * k];
  }

  const ringsOf = ({ type, coordinates }) =>
    type === "Polygon" ? coordinates : type === "MultiPolygon" ? coordinates.flat()
      : type === "LineString" ? [coordinates] : type === "MultiLineString" ? coordinates : [];

  /* Coast and borders never change: one path each, made once. */
  function insetGround(layers, project, width, height) {
    const draw = (collection, closed) => collection.features.flatMap((f) => ringsOf(f.geometry)).map((ring) => {
      const line = R.simplify(ring.map(([lon, lat]) => project(lat, lon)), 0.45);
      const box = B.union(line.map(([x, y]) => [x, y, x, y]));
      const tiny = closed && box[2] - box[0] < 1.2 && box[3] - box[1] < 1.2;
      return tiny || !B.meets(box, [0, 0, width, height]) ? "" : R.pathOf(line, closed);
    }).join("");
    return { land: draw(layers.land, true), borders: layers.borders ? draw(layers.borders, false) : "" };
  }

  function drawInset(parts, map, view, layers) {
    const { inset } = parts;
    const size = map.getSize(); // beside the legend, never on it
    inset.hidden = !REGIONAL.has(view.message.extent) || !layers.land || size.x < WIDE || size.y < 420;
    if (inset.hidden) return;
    const { legs, sites: states, legend, layers: shown } = view.message;
    if (unchanged(inset, legs, states, legend, shown, view.words.lang, map.getBounds().toBBoxString(), Boolean(layers.borders))) return;
    const [width, height] = [286, 197];
    const project = insetProjection(width, height);
    if (!parts.ground || !parts.ground.borders) parts.ground = insetGround(layers, project, width, height);
    inset.replaceChildren();
    const title = element("figcaption", "", inset);
    element("strong", "", title, view.text("inset.title"));
    const date = (view.message.legend || {}).sitesDate;
    const sites = view.message.layers.includes("sites") ? Object.entries(view.message.sites || {}) : [];
    if (sites.length && date) element("span", "", title, view.text("legend.sites", { date }));
    const box = picture(inset, width, height);
    M.node("path", { class: "land", d: parts.ground.land }, box);
    M.node("path", { class: "border", d: parts.ground.borders }, box);
    const lines = M.linesOf({ ...view, project, origin: "inset", cache: parts.insetCache, zoom: 5, shortest: 5 });
    for (const line of lines) {
      M.node("path", { class: `route ${line.dir} ${line.code}`, d: R.pathOf(R.offset(line.px, 0.9)) }, box);
    }
    const order = ["a", "s", "c", "e"];
    const marks = sites.map(([id, [code]]) => ({ id, code, p: M.at({ ...view, project }, (view.words.sites[id] || {}).at) }))
      .filter((m) => m.p).map((m) => ({ ...m, x: m.p[0], y: m.p[1] }))
      .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
    const frame = map.getBounds();
    const [x0, y0] = project(frame.getNorth(), frame.getWest());
    const [x1, y1] = project(frame.getSouth(), frame.getEast());
    M.node("rect", { class: "here", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }, box);
    for (const group of B.cluster(marks, 8)) {
      const g = M.node("g", { class: `mark site ${group.members[0].code}` }, box);
      M.siteMark(g, group.x, group.y, group.members[0].code, 6);
    }
  }

  atlas.furniture = { build, element, unchanged, numbers, drawTitle, drawFoot, drawLegend, drawScale, drawInset, standAside, WHOLE };
})(window);

/* The timeline: bars of people per 30 days, events above, MSF presence below, one axis of days.
 *
 * A bar is as wide as the days it counts. On the linear scale its area is people; on the root
 * scale its height is the root of the rate. Scales depend on no filter.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { node, button } = atlas.marks;

  const DAY = 86400000;
  const dayOf = (text) => Date.parse(`${text}T00:00Z`) / DAY;
  const TICKS = { root: { n: [1000, 10000, 40000, 80000], s: [2500] }, linear: { n: [50000, 100000], s: [] } };
  const GROW = { root: Math.sqrt, linear: (rate) => rate };
  const LETTER = { northbound: "n", southbound: "s" };
  const LANE = 11;
  const ROW = 11;

  /* Where everything stands, in px of the drawing. */
  function layoutOf(width, height, phone, data, timeline) {
    const [all, recent, last] = data.years;
    const first = Number(timeline.period[0].slice(0, 4)) < recent ? all : recent;
    const [left, right] = [phone ? 46 : 104, width - (phone ? 4 : 12)];
    const top = 3 * LANE + 10;
    const strip = height - ROW * data.presence.length - 2;
    const years = strip - 15;
    const grow = GROW[timeline.scale];
    const unit = (years - top) / (grow(data.top.northbound) + grow(data.top.southbound));
    const zero = top + grow(data.top.northbound) * unit;
    const [from, to] = [dayOf(`${first}-01-01`), dayOf(`${last}-12-31`) + 1];
    const x = (day) => left + ((day - from) / (to - from)) * (right - left);
    const high = (rate) => grow(rate) * unit;
    return { width, height, left, right, top, zero, years, strip, first, last, from, to, x, high, unit, phone };
  }

  /* A bar's corners: x from its first day to the end of its last, y from zero by its rate. */
  function barBox(layout, [first, last, people], dir) {
    const [a, b] = [dayOf(first), dayOf(last) + 1];
    const height = layout.high((people * 30) / (b - a));
    const [x, end] = [layout.x(Math.max(a, layout.from)), layout.x(b)];
    return { x, width: Math.max(end - x, 0.5), y: dir === "n" ? layout.zero - height : layout.zero, height };
  }

  const inside = (layout, [first, last]) => dayOf(last) >= layout.from && dayOf(first) < layout.to;

  function text(parent, x, y, content, attributes = {}) {
    return node("text", { x: x.toFixed(1), y: y.toFixed(1), ...attributes }, parent, content);
  }

  function group(parent, className, label) {
    return node("g", { class: className, role: "group", "aria-label": label }, parent);
  }

  function rect(parent, className, x, y, width, height) {
    const made = node("rect", { x: x.toFixed(3), y: y.toFixed(3), width: Math.max(width, 0).toFixed(3), height: Math.max(height, 0).toFixed(3) }, parent);
    if (className) made.setAttribute("class", className);
    return made;
  }

  /* ---- ground: years, scale, hatches ---- */

  function drawPatterns(svg) {
    const defs = node("defs", {}, svg);
    const hatch = (id, size, className) => {
      const pattern = node("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, defs);
      node("line", { x1: 0, y1: 0, x2: 0, y2: size, class: className }, pattern);
    };
    hatch("atlas-hatch", 6, "hatch");
    hatch("atlas-hatch-site", 4, "hatch site");
  }

  function drawAxis(svg, layout, view) {
    const g = node("g", { class: "axis", "aria-hidden": "true" }, svg);
    const number = atlas.furniture.numbers(view);
    for (let year = layout.first; year <= layout.last + 1; year += 1) {
      const x = layout.x(dayOf(`${year}-01-01`));
      node("path", { class: "year", d: `M${x.toFixed(1)} ${layout.top}V${layout.height - 2}` }, g);
    }
    for (const [dir, rates] of Object.entries(TICKS[view.timeline.scale])) {
      for (const rate of rates) {
        const y = layout.zero + (dir === "n" ? -1 : 1) * layout.high(rate);
        node("path", { class: "grid", d: `M${layout.left} ${y.toFixed(1)}H${layout.right}` }, g);
        text(g, layout.left - 5, y + 3.5, number.format(rate), { "text-anchor": "end" });
      }
    }
    node("path", { class: "zero", d: `M${layout.left} ${layout.zero.toFixed(1)}H${layout.right}` }, g);
  }

  /* A stretch without a bar is hatched and says why, where there is room. */
  function drawBlanks(svg, layout, view, series, dir) {
    const g = node("g", { class: `blanks ${dir}` }, svg);
    for (const blank of series.blanks.filter((one) => inside(layout, one))) {
      const [from, to] = [layout.x(Math.max(dayOf(blank[0]), layout.from)), layout.x(dayOf(blank[1]) + 1)];
      const [y, high] = dir === "n" ? [layout.top, layout.zero - layout.top] : [layout.zero, layout.years - layout.zero];
      const shape = rect(g, "blank", from, y, to - from, high);
      const said = view.text(`blank.${blank[2]}`);
      node("title", {}, shape, `${series.name}: ${said}`);
      const wide = view.measure(said, "italic 500 10px");
      if (wide + 8 < to - from && high > 14) {
        text(g, (from + to) / 2, dir === "n" ? layout.top + 40 : layout.zero + high / 2 + 3.5, said, { class: "reason", "text-anchor": "middle" });
      }
    }
  }

  /* ---- bars ---- */

  function drawBars(svg, layout, view, id, series, dir) {
    const g = group(svg, `bars ${dir}`, `${series.name} (${series.who})`);
    for (const bar of series.bars.filter((one) => inside(layout, one))) {
      const derived = bar[3] ? ` (${view.text("bar.derived")})` : "";
      const made = button(g, `bar ${dir}${bar[3] ? " derived" : ""}`, `bar:${id}/${bar[0]}`, `${bar[4]}${derived}`);
      made.dataset.figures = bar[5];
      const { x, width, y, height } = barBox(layout, bar, dir);
      rect(made, "hit", x, dir === "n" ? layout.top : layout.zero, width, dir === "n" ? layout.zero - layout.top : layout.years - layout.zero);
      rect(made, "body", x, y, width, height);
    }
    return g;
  }

  /* The highest bar of the period is named, and the lowest published month, which nobody would see. */
  function drawExtremes(svg, layout, view, series, dir) {
    if (dir === "s") return; // below the axis there is no room beside the bars
    const [first, last] = view.timeline.period;
    const bars = series.bars.filter((bar) => bar[0] >= first && bar[1] <= last);
    if (!bars.length) return;
    const g = node("g", { class: `extremes ${dir}`, "aria-hidden": "true" }, svg);
    const rate = ([first, last, people]) => people / (dayOf(last) - dayOf(first) + 1);
    const months = bars.filter((bar) => dayOf(bar[1]) - dayOf(bar[0]) < 31 && !bar[3] && bar[2] > 0);
    const highest = bars.reduce((a, b) => (rate(b) > rate(a) ? b : a));
    const name = (bar, y, anchor) => {
      const box = barBox(layout, bar, dir);
      const middle = box.x + box.width / 2;
      const edge = anchor === "end" ? box.x : middle;
      const wide = view.measure(bar[4], "700 10.5px");
      const start = anchor === "end" ? edge - wide - 4 : Math.min(Math.max(middle - wide / 2, layout.left + 2), layout.right - wide - 2);
      text(g, start, y, bar[4], { class: "extreme", "data-figures": bar[5] });
      return { middle, box };
    };
    const { y: top, x } = barBox(layout, highest, dir);
    const room = x - layout.left > view.measure(highest[4], "700 10.5px") + 8;
    name(highest, room ? top + 9 : Math.max(top - 3, layout.top + 9), room ? "end" : "middle");
    const lowest = months.length ? months.reduce((a, b) => (rate(b) < rate(a) ? b : a)) : highest;
    // A bar that can be seen needs no words.
    if (lowest !== highest && barBox(layout, lowest, dir).height < 6) {
      const y = layout.zero - Math.min(34, (layout.zero - layout.top) / 3);
      const { middle, box } = name(lowest, y - 4, "middle");
      node("path", { class: "pointer", d: `M${middle.toFixed(1)} ${y.toFixed(1)}V${(box.y - 2).toFixed(1)}` }, g);
    }
  }

  function drawYears(svg, layout, view, shown) {
    const g = group(svg, "years", view.text("timeline.years"));
    for (let year = layout.first; year <= layout.last; year += 1) {
      const [from, to] = [layout.x(dayOf(`${year}-01-01`)), layout.x(dayOf(`${year}-12-31`) + 1)];
      const totals = shown.map(({ series, dir }) => [dir, series.years[year]]).filter(([, found]) => found);
      const said = totals.map(([, [people, whole, days]]) => (whole ? people : `${people} (${days})`));
      const made = node("g", { class: "mark year", role: "button", tabindex: "-1", "data-year": year, "aria-label": `${year} ${said.join(", ")}` }, g);
      rect(made, "hit", from, layout.years, to - from, 14);
      const label = text(made, (from + to) / 2, layout.years + 11, "", { "text-anchor": "middle" });
      node("tspan", { class: "name" }, label, String(year));
      let wide = view.measure(String(year), "700 10.5px");
      for (const [dir, [people, whole, , figure]] of totals) {
        const part = ` ${people}${whole ? "" : "*"}`;
        wide += view.measure(part, "400 10px") + 3;
        const leads = { "data-key": `figure:${figure}`, "data-figures": figure };
        if (wide + 6 < to - from) node("tspan", { class: `${dir} figure`, dx: 3, ...leads }, label, part);
      }
    }
  }

  function draw(svg, view) {
    const { data, timeline } = view;
    const layout = layoutOf(svg.clientWidth, svg.clientHeight, view.phone, data, timeline);
    svg.replaceChildren();
    svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
    drawPatterns(svg);
    drawAxis(svg, layout, view);
    const shown = ["northbound", "southbound"].filter((way) => data.series[timeline[way]])
      .map((way) => ({ id: timeline[way], series: data.series[timeline[way]], dir: LETTER[way] }));
    for (const { series, dir } of shown) drawBlanks(svg, layout, view, series, dir);
    for (const { id, series, dir } of shown) drawBars(svg, layout, view, id, series, dir);
    atlas.strip.drawPresence(svg, layout, view);
    atlas.strip.drawEvents(svg, layout, view);
    view.veil = node("g", { class: "veil", "aria-hidden": "true" }, svg);
    for (const { series, dir } of shown) drawExtremes(svg, layout, view, series, dir);
    drawYears(svg, layout, view, shown);
    atlas.strip.drawHighlight(svg, layout, view);
    atlas.keys.rove(svg);
    return layout;
  }

  atlas.timeline = { draw, layoutOf, barBox, dayOf, rect, text, group, inside, ROW, LANE };
})(window);

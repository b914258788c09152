/* Below and above the bars: MSF presence by country and month, events, and what the map has chosen. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { node, button } = atlas.marks;
  const T = atlas.timeline;
  const MANY = 20; // active sites of the darkest shade

  /* One sign for each kind of event, told apart by shape; 7 px. */
  const SIGNS = {
    policy: "M-1 -4H1V4H-1Z",
    operations: "M-3 -3H3V3H-3Z",
    incident: "M0 -3.6L3.6 3H-3.6Z",
    security: "M0 -4L3.4 0L0 4L-3.4 0Z",
    disaster: "M-3 -3L3 3M3 -3L-3 3",
    "flow-milestone": "M3 0A3 3 0 1 1 -3 0A3 3 0 1 1 3 0Z",
  };

  const monthEnd = (month) => {
    const [year, number] = month.split("-").map(Number);
    return Date.UTC(year, number, 1) / 86400000;
  };

  /* How many sites are in which state, in words: 2 active, 1 suspended. */
  function counts(view, numbers) {
    return ["a", "s", "e", "c"].map((code, i) => [code, numbers[i]]).filter(([, number]) => number)
      .map(([code, number]) => `${number} ${view.text(`site.${code}`)}`).join(", ");
  }

  function drawStretch(g, layout, view, country, stretch, y, before) {
    const [first, last, active, suspended, unknown] = stretch;
    const changes = stretch[6];
    const [from, to] = [Math.max(layout.x(T.dayOf(`${first}-01`)), layout.left), layout.x(monthEnd(last))];
    if (to <= layout.left) return;
    const months = first === last ? view.data.months[first] : `${view.data.months[first]} – ${view.data.months[last]}`;
    const code = active ? "a" : suspended ? "s" : unknown ? "e" : "c";
    // What hovering and a screen reader tell: the numbers, then what had changed, why, and who says so.
    const label = [`${country.name}, ${months}: ${counts(view, stretch.slice(2, 6))}`, ...changes].join("\n");
    const made = button(g, `stretch ${code}`, `presence:${country.id}/${first}`, label);
    made.dataset.figures = stretch[7];
    const [top, high] = code === "c" ? [y + T.ROW / 2 - 1, 2] : [y + 0.5, T.ROW - 1.5];
    const body = T.rect(made, "body", from, top, to - from - 0.5, high);
    if (active) body.style.fillOpacity = (0.3 + 0.6 * Math.min(active / MANY, 1)).toFixed(2);
    if (active && suspended) T.rect(made, "besides", from, y + T.ROW - 4, to - from - 0.5, 3);
    T.rect(made, "hit", from, y, to - from, T.ROW);
    const number = { a: String(active), s: view.phone ? String(suspended) : `${suspended} ${view.text("site.s")}`, e: "", c: "" }[code];
    const changed = !before || before[2] !== active || code !== "a";
    if (number && changed && view.measure(number, "600 9px") + 4 < to - from) {
      T.text(made, code === "a" ? from + 3 : (from + to) / 2, y + 8.5, number, {
        class: `number ${code}${active > 11 ? " dark" : ""}`, "text-anchor": code === "a" ? "start" : "middle",
      });
    }
  }

  function drawPresence(svg, layout, view) {
    const { data } = view;
    T.text(node("g", { class: "gutter" }, svg), layout.left - 5, layout.years + 11, view.text(view.phone ? "timeline.sitesShort" : "timeline.sites"), { "text-anchor": "end", class: "title" });
    data.presence.forEach((country, i) => {
      const y = layout.strip + i * T.ROW;
      const g = T.group(svg, "presence", country.name);
      T.text(node("g", { class: "gutter", "aria-hidden": "true" }, g), layout.left - 5, y + 8.5, view.phone ? country.id : country.name, { "text-anchor": "end" });
      let before = null;
      for (const stretch of country.stretches) {
        drawStretch(g, layout, view, country, stretch, y, before);
        before = stretch;
      }
    });
    const from = layout.x(T.dayOf(data.presenceEnds) + 1);
    const high = data.presence.length * T.ROW;
    const blank = T.rect(node("g", { class: "blanks" }, svg), "blank", from, layout.strip, layout.right - from, high);
    node("title", {}, blank, view.text("blank.after-the-last"));
  }

  /* The words beside an event: where they stand is said in the table of events. */
  function nameEvent(made, layout, view, [, first, last, , , label, , side], x, lane) {
    const line = (lane - 1) * T.LANE + 5;
    const days = T.dayOf(last) - T.dayOf(first);
    const end = days > 31 && days < 400 ? layout.x(T.dayOf(last) + 1) : x;
    node("path", { class: "lead", d: `M${x.toFixed(1)} ${line + 2}V${layout.zero.toFixed(1)}` }, made);
    if (end > x) node("path", { class: "lasts", d: `M${x.toFixed(1)} ${line}H${end.toFixed(1)}` }, made);
    node("circle", { class: "dot", cx: x.toFixed(1), cy: line, r: 2.2 }, made);
    const at = side === "left" ? x - 5 : end + 5;
    T.text(made, at, line + 3.5, label, { class: "label", "text-anchor": side === "left" ? "end" : "start" });
  }

  function drawEvent(g, layout, view, event, lane) {
    const [id, first, , kind, said] = event;
    const x = layout.x(T.dayOf(first));
    const made = button(g, `event ${kind}`, `event:${id}`, said);
    const y = layout.top - 6;
    if (lane) nameEvent(made, layout, view, event, x, lane);
    node("path", { class: "sign", d: SIGNS[kind], transform: `translate(${x.toFixed(1)} ${y})` }, made);
    T.rect(made, "hit", x - 3.5, y - 5, 7, 10);
  }

  function drawEvents(svg, layout, view) {
    const g = T.group(svg, "events", view.text("timeline.events"));
    const kinds = new Set(view.timeline.events);
    let named = 0; // a phone has room for the labels of lane 1, one below the other
    for (const event of view.data.events) {
      const lane = event[6];
      if (!kinds.has(event[3]) || T.dayOf(event[1]) < layout.from) continue;
      if (!view.phone) drawEvent(g, layout, view, event, lane);
      else drawEvent(g, layout, view, event, lane === 1 && named < 3 ? (named += 1) : 0);
    }
    const from = layout.x(T.dayOf(view.data.eventsEnd) + 1);
    const blank = T.rect(node("g", { class: "blanks" }, svg), "blank", from, layout.top - 12, layout.right - from, 11);
    node("title", {}, blank, view.text("blank.after-the-last"));
  }

  /* The days of the site or route that is chosen on the map. */
  function drawHighlight(svg, layout, view) {
    const spans = (view.chosen && view.data.spans[view.chosen]) || [];
    const g = node("g", { class: "highlight", "aria-hidden": "true" }, svg);
    for (const [first, last, code] of spans.filter((span) => T.inside(layout, span))) {
      const [from, to] = [layout.x(Math.max(T.dayOf(first), layout.from)), layout.x(T.dayOf(last) + 1)];
      T.rect(g, `span ${code}`, from, layout.top, to - from, layout.years - layout.top);
      T.rect(g, `edge ${code}`, from, layout.years - 5, to - from, 5);
    }
  }

  atlas.strip = { drawPresence, drawEvents, drawHighlight, SIGNS };
})(window);

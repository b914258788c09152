/* The timeline with its header: which series, which scale, which events, and playback.
 *
 * A choice is shown at once and asked of the server, which answers with the view that has it.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { element, unchanged } = atlas.furniture;
  const { node } = atlas.marks;
  const SCALES = ["root", "linear"];
  const WAYS = ["northbound", "southbound"];

  function swatch(parent, className) {
    const made = element("i", `swatch ${className}`, parent);
    made.setAttribute("aria-hidden", "true");
  }

  function drawScales(header, view, choose) {
    const box = element("div", "scales", header);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", view.text("timeline.scale"));
    for (const scale of SCALES) {
      const made = element("button", "", box, view.text(`scale.${scale}`));
      made.type = "button";
      made.setAttribute("aria-pressed", String(scale === view.timeline.scale));
      made.addEventListener("click", () => choose({ scale: [scale] }));
    }
  }

  function drawSeries(header, view, choose) {
    for (const way of WAYS.filter((one) => view.timeline[one])) {
      const label = element("label", `series ${way[0]}`, header);
      swatch(label, way[0]);
      const select = element("select", "", label);
      select.setAttribute("aria-label", view.text(`series.${way}`));
      for (const id of view.data.offered[way]) {
        const { name, who } = view.data.series[id];
        const option = element("option", "", select, view.phone ? who : `${who}: ${name}`);
        option.value = id;
        option.selected = id === view.timeline[way];
      }
      select.addEventListener("change", () => choose({ [way]: [select.value] }));
    }
  }

  function drawKinds(header, view, choose) {
    const box = element("details", "kinds", header);
    element("summary", "", box, view.text("timeline.events"));
    const list = element("div", "list", box);
    const kinds = Object.keys(atlas.strip.SIGNS);
    for (const kind of kinds) {
      const label = element("label", "", list);
      const tick = element("input", "", label);
      tick.type = "checkbox";
      tick.checked = view.timeline.events.includes(kind);
      const sign = node("svg", { width: 12, height: 12, viewBox: "-6 -6 12 12", "aria-hidden": "true" }, label);
      node("path", { class: "sign", d: atlas.strip.SIGNS[kind] }, node("g", { class: `event ${kind}` }, sign));
      label.append(view.text(`event.${kind}`));
      tick.addEventListener("change", () => {
        const set = new Set(view.timeline.events);
        set[tick.checked ? "add" : "delete"](kind);
        const chosen = kinds.filter((one) => set.has(one));
        choose({ event: chosen.length ? chosen : ["none"] });
      });
    }
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      box.open = false;
      box.firstElementChild.focus();
    });
  }

  function drawSigns(header, view) {
    const derived = element("span", "key", header);
    swatch(derived, "derived");
    derived.append(view.text("timeline.derived"));
    const blank = element("span", "key", header);
    swatch(blank, "blank");
    blank.append(view.text("timeline.blank"));
    element("span", "key", header, view.text("timeline.part"));
  }

  /* Changes of the reader, in the words of a link, as the message would say them. */
  const asked = (timeline, query) => ({
    ...timeline,
    ...Object.fromEntries(Object.entries(query).map(([name, values]) => [
      name === "event" ? "events" : name,
      name === "event" ? values.filter((kind) => kind !== "none") : name === "period" ? timeline.period : values[0],
    ])),
  });

  function create(host, { view: viewOfMap, ask, loadFrames, paint, leave, card }) {
    const header = element("header", "", host);
    const title = element("h2", "", header);
    const controls = element("div", "controls", header);
    const svg = node("svg", { class: "atlas-chart", role: "group" }, host);
    let view = null;
    let shown = null;
    let chosen = null;
    const brush = atlas.brush.create(svg, { view: () => view, say: (months) => ask({ period: months }) });
    const playback = atlas.playback.create(header, {
      text: (key) => (view ? view.text(key) : key), load: loadFrames, paint, leave,
      point: (month) => view && brush.point(month), keep: (month) => ask({ period: [month, month] }),
    });

    function choose(query) {
      shown = asked(shown, query);
      draw();
      ask(query);
    }

    function drawHeader() {
      title.textContent = view.text("timeline.title");
      playback.label();
      const { scale, events, northbound, southbound } = shown;
      if (unchanged(controls, scale, events, northbound, southbound, view.words.lang, view.phone)) return;
      const open = Boolean(controls.querySelector("details[open]"));
      const held = [...controls.querySelectorAll("button, select, input, summary")].indexOf(document.activeElement);
      controls.replaceChildren();
      drawScales(controls, view, choose);
      element("span", "note", controls, view.text(`scale.${scale}.note`));
      drawKinds(controls, view, choose);
      drawSeries(controls, view, choose);
      drawSigns(controls, view);
      controls.querySelector("details").open = open;
      if (held >= 0) controls.querySelectorAll("button, select, input, summary")[held].focus();
    }

    function draw() {
      if (!shown || !view || !svg.clientWidth) return;
      const { edge, key, year } = svg.contains(document.activeElement) ? document.activeElement.dataset : {};
      view = { ...view, timeline: shown, chosen };
      drawHeader();
      svg.setAttribute("aria-label", view.text("timeline.label"));
      const layout = atlas.timeline.draw(svg, view);
      brush.show(layout, shown.period);
      if (key || edge || year) focus(key, { edge, year });
    }

    /* The drawing is new; what had the focus has it again. */
    function focus(key, { edge, year } = {}) {
      const marks = [...svg.querySelectorAll("[data-key], [data-edge], [data-year]")];
      const found = marks.find(({ dataset }) => (key ? dataset.key === key : edge ? dataset.edge === edge : dataset.year === year));
      if (found) found.focus({ preventScroll: true });
      return Boolean(found);
    }

    /* Show what a message says; `data` is the file that belongs to its language. */
    function show(timeline, data) {
      host.hidden = !timeline;
      if (host.hidden) return;
      const map = viewOfMap();
      if (!data || !map) return;
      const same = view && view.data === data && view.words === map.words && view.phone === map.phone
        && JSON.stringify(shown) === JSON.stringify(timeline) && svg.clientWidth === view.wide;
      if (same) return;
      view = { data, words: map.words, text: map.text, measure: map.measure, phone: map.phone, wide: svg.clientWidth };
      shown = timeline;
      draw();
    }

    /* The periods of the mark whose card is open, or of none. */
    function choice(key) {
      if (chosen === key) return;
      chosen = key;
      draw();
    }

    atlas.keys.listen(null, svg, card);
    /* A new width is drawn anew; the first report of a size is no change. */
    function resize() {
      if (!view || svg.clientWidth === view.wide) return;
      view.wide = svg.clientWidth;
      draw();
    }

    return { show, choice, focus, resize, playback };
  }

  atlas.panel = { create };
})(window);

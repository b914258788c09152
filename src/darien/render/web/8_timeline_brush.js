/* The period on the timeline: a window with two handles that the reader drags, or moves by keys. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { node } = atlas.marks;
  const T = atlas.timeline;
  const GRIP = 9; // px beside an edge that still take hold of it
  const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

  /* Months are counted from year 0, so that arithmetic on them is plain. */
  const monthOf = (day) => {
    const date = new Date(day * 86400000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const firstDay = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
  const named = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  /* `say(months)` is called with [first, last] when the reader has chosen another period. */
  function create(svg, { view, say }) {
    let layout = null;
    let range = null; // [first, last] month shown
    let drag = null;
    let cursor = null; // the month that playback stands on

    const limits = () => [layout.first * 12, layout.last * 12 + 11];

    function drawCursor(g) {
      if (!cursor) return;
      const month = monthOf(T.dayOf(`${cursor}-01`));
      const from = layout.x(firstDay(month));
      T.rect(g, "cursor", from, layout.top, Math.max(layout.x(firstDay(month + 1)) - from, 2), layout.height - layout.top - 2);
    }

    function draw() {
      const g = view().veil;
      if (!g || !layout) return;
      const held = g.contains(document.activeElement) ? document.activeElement.dataset.edge : null;
      g.replaceChildren();
      const [a, b] = [layout.x(firstDay(range[0])), layout.x(firstDay(range[1] + 1))];
      T.rect(g, "outside", layout.left, layout.top, a - layout.left, layout.height - layout.top - 2);
      T.rect(g, "outside", b, layout.top, layout.right - b, layout.height - layout.top - 2);
      drawCursor(g);
      g.removeAttribute("aria-hidden");
      [a, b].forEach((x, i) => {
        const edge = node("g", {
          class: "edge", role: "slider", tabindex: "0", "data-edge": i, transform: `translate(${x.toFixed(1)} 0)`,
          "aria-label": view().text(i ? "timeline.last" : "timeline.first"), "aria-valuemin": limits()[0], "aria-valuemax": limits()[1],
          "aria-valuenow": range[i], "aria-valuetext": view().data.months[named(range[i])],
        }, g);
        node("path", { class: "line", d: `M0 ${layout.top - 2}V${layout.height - 2}` }, edge);
        node("rect", { class: "handle", x: -4, y: layout.top + 30, width: 8, height: 18, rx: 2 }, edge);
        node("path", { class: "ridge", d: `M-1.4 ${layout.top + 35}v8M1.4 ${layout.top + 35}v8` }, edge);
        if (held === String(i)) edge.focus({ preventScroll: true });
      });
      if (drag) {
        const words = range.map((month) => view().data.months[named(month)]);
        const label = T.text(g, (a + b) / 2, layout.top + 12, [...new Set(words)].join(" – "), { class: "dragged", "text-anchor": "middle" });
        if (b - a < 100) label.setAttribute("y", layout.top - 14);
      }
    }

    function set(next) {
      range = [clamp(Math.min(...next), ...limits()), clamp(Math.max(...next), ...limits())];
      draw();
    }

    const commit = () => say(range.map(named));

    const monthAt = (event) => {
      const box = svg.getBoundingClientRect();
      const share = (event.clientX - box.left - layout.left) / (layout.right - layout.left);
      return clamp(monthOf(layout.from + clamp(share, 0, 1) * (layout.to - layout.from)), ...limits());
    };

    function start(event) {
      if (event.button || !layout) return;
      const box = svg.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      if (x < layout.left - GRIP || x > layout.right + GRIP || y < layout.top || y > layout.years) return;
      const edges = [layout.x(firstDay(range[0])), layout.x(firstDay(range[1] + 1))].map((edge) => Math.abs(edge - x));
      const near = Math.min(...edges) < GRIP ? edges.indexOf(Math.min(...edges)) : -1;
      // Beside an edge that edge is dragged; elsewhere a new window begins.
      drag = { from: near < 0 ? monthAt(event) : range[1 - near], x: event.clientX, moved: false, near };
      // Not yet captured: a press that does not move is a click on a bar.
    }

    function move(event) {
      if (!drag) return;
      if (!drag.moved && Math.abs(event.clientX - drag.x) < 4) return;
      if (!drag.moved) svg.setPointerCapture(event.pointerId);
      drag.moved = true;
      let month = monthAt(event);
      if (drag.near === 1) month = Math.max(month, drag.from);
      set([drag.from, month]);
    }

    function end() {
      if (!drag) return;
      const { moved } = drag;
      drag = null;
      draw();
      if (moved) {
        svg.dataset.dragged = "1"; // the click that follows opens no card
        setTimeout(() => delete svg.dataset.dragged, 0);
        commit();
      }
    }

    svg.addEventListener("pointerdown", start);
    svg.addEventListener("pointermove", move);
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointercancel", end);
    svg.addEventListener("click", (event) => {
      // A year's total leads to its ledger instead.
      const year = !event.target.closest("[data-key]") && event.target.closest("[data-year]");
      if (year) choose(Number(year.dataset.year));
    });
    svg.addEventListener("keydown", (event) => {
      const year = event.target.closest("[data-year]");
      if (year && (event.key === "Enter" || event.key === " ")) {
        choose(Number(year.dataset.year));
        event.preventDefault();
      }
      const edge = event.target.closest("[data-edge]");
      if (!edge || !(event.key in STEPS)) return;
      const i = Number(edge.dataset.edge);
      const next = [...range];
      next[i] = i ? Math.max(range[1] + STEPS[event.key], range[0]) : Math.min(range[0] + STEPS[event.key], range[1]);
      set(next);
      commit();
      event.preventDefault();
      event.stopPropagation();
    });

    function choose(year) {
      set([year * 12, year * 12 + 11]);
      commit();
    }

    /* After every drawing of the timeline: the window belongs to the view again. */
    function show(made, period) {
      layout = made;
      if (!drag) range = period.map((day) => monthOf(T.dayOf(day)));
      draw();
    }

    function point(month) {
      cursor = month;
      draw();
    }

    return { show, point };
  }

  atlas.brush = { create, monthOf, named };
})(window);

/* How a reader reaches the marks: pointer, keyboard, and what Leaflet's own controls are called. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const L = root.L;
  const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  /* Leaflet as this map needs it, whatever the page gave it. */
  function prepare(map) {
    const { options } = map;
    Object.assign(options, { zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120 });
    if (map.attributionControl) map.attributionControl.remove(); // the foot carries the credits
    if (map.zoomControl) map.zoomControl.setPosition("topright");
    else map.zoomControl = L.control.zoom({ position: "topright" }).addTo(map);
    if (root.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      Object.assign(options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
      map._zoomAnimated = false;
    }
  }

  function nameControls(map, text) {
    const names = [["in", "zoom.in"], ["out", "zoom.out"]];
    for (const [which, key] of names) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${which}`);
      if (!button) continue;
      button.title = text(key);
      button.setAttribute("aria-label", text(key));
    }
    map.getContainer().setAttribute("aria-label", text("map.label"));
    map.getContainer().setAttribute("role", "region");
  }

  /* One tab stop per group of marks; arrow keys walk inside it. A hundred stops would be a wall. */
  function rove(svg) {
    for (const group of svg.querySelectorAll("g[role=group]")) {
      const first = group.querySelector("[role=button]");
      if (first) first.setAttribute("tabindex", "0");
    }
  }

  function walk(mark, by) {
    const marks = [...mark.parentNode.querySelectorAll("[role=button]")];
    const next = by === "Home" ? 0 : by === "End" ? marks.length - 1 : (marks.indexOf(mark) + by + marks.length) % marks.length;
    mark.setAttribute("tabindex", "-1");
    marks[next].setAttribute("tabindex", "0");
    marks[next].focus();
  }

  /* One listener for the whole pane: marks come and go with every drawing. `map` or null. */
  function listen(map, svg, card) {
    const markOf = (event) => event.target.closest && event.target.closest("[data-key]");
    const open = (mark) => {
      const others = (mark.dataset.legs || "").split(" ").filter((id) => id && id !== mark.dataset.leg);
      card.open(mark.dataset.key, others.map((id) => `leg:${id}`));
    };
    // A native tooltip, made when first needed: a hundred of them would slow every drawing.
    svg.addEventListener("pointerover", (event) => {
      const mark = markOf(event);
      if (mark && !mark.querySelector("title")) atlas.marks.node("title", {}, mark, mark.getAttribute("aria-label"));
    });
    svg.addEventListener("click", (event) => {
      const mark = markOf(event);
      if (!mark || svg.dataset.dragged || (map && map.dragging && map.dragging.moved())) return;
      open(mark);
    });
    svg.addEventListener("dblclick", (event) => {
      if (markOf(event)) L.DomEvent.stopPropagation(event);
    });
    svg.addEventListener("keydown", (event) => {
      const mark = markOf(event);
      if (!mark) return;
      if (event.key === "Enter" || event.key === " ") open(mark);
      else if (event.key in STEP) walk(mark, STEP[event.key]);
      else if (event.key === "Home" || event.key === "End") walk(mark, event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  atlas.keys = { prepare, nameControls, rove, listen };
})(window);

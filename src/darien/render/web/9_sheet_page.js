/* A sheet as a page of its own says in the page what to draw; elsewhere this does nothing.
 *
 * `dataset.atlasBusy` of the page says that the reader is in the middle of something: the map moves,
 * a button of the mouse is down.
 */
(function (root) {
  "use strict";
  const told = document.getElementById("atlas-sheet");
  if (!told) return;
  const { settings, options, message } = JSON.parse(told.textContent);
  const map = root.L.map("map_div", settings);
  root.map = map; // as streamlit-folium calls it

  const busy = new Set();
  const tell = (what, begins) => () => {
    busy[begins ? "add" : "delete"](what);
    document.documentElement.toggleAttribute("data-atlas-busy", busy.size > 0);
  };
  map.on({ movestart: tell("map", true), moveend: tell("map", false) });
  root.addEventListener("pointerdown", tell("pointer", true), true);
  for (const end of ["pointerup", "pointercancel", "blur"]) root.addEventListener(end, tell("pointer", false), true);

  root.DarienAtlas.start(map, options);
  root.DarienAtlas.draw(map, message);
})(window);

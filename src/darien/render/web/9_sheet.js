/* A sheet says what to draw in the page itself; elsewhere this does nothing. */
(function (root) {
  "use strict";
  const told = document.getElementById("atlas-sheet");
  if (!told) return;
  const { settings, options, message } = JSON.parse(told.textContent);
  const map = root.L.map("map_div", settings);
  root.map = map; // as streamlit-folium calls it
  const page = document.documentElement;
  map.on("movestart", () => { page.dataset.atlasMoving = "1"; });
  map.on("moveend", () => { delete page.dataset.atlasMoving; });
  root.DarienAtlas.start(map, options);
  root.DarienAtlas.draw(map, message);
})(window);

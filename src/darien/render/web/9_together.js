/* Two maps on one page: they have one size and move together, and each frame is called what its
 * map shows.
 *
 * Frames of one page come from one server, so each can ask its neighbours directly. Where a map is
 * alone nothing happens. A neighbour follows at the end of a move, without animation and without
 * passing the move on. What stands around the maps gets the height of the taller one, for a line
 * more in one foot would make one map smaller than the other.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const maps = new Set();
  const PARTS = ["title", "legend", "foot"];
  const NARROW = root.matchMedia("(max-width: 639px)"); // elsewhere these stand on the map
  let follows = false;

  function neighbours() {
    if (root.parent === root) return [];
    return Array.from({ length: root.parent.frames.length }, (_, i) => root.parent.frames[i])
      .filter((frame) => frame !== root)
      .flatMap((frame) => {
        try {
          return frame.DarienAtlas && frame.DarienAtlas.follow ? [frame.DarienAtlas] : [];
        } catch {
          return []; // a frame of someone else
        }
      });
  }

  function lead(map) {
    if (follows || !map._loaded || !map.getSize().x) return;
    const { lat, lng } = map.getCenter();
    for (const other of neighbours()) other.follow([lat, lng], map.getZoom());
  }

  atlas.follow = function follow(center, zoom) {
    // Without `reset` Leaflet would pan by whole pixels, and the two would drift apart.
    const at = { animate: false, reset: true };
    follows = true;
    try {
      for (const map of maps) if (map._loaded && map.getSize().x) map.setView(center, zoom, at);
    } finally {
      follows = false;
    }
  };

  /* The parts above and below this frame's map, and how high each is by itself. */
  atlas.surroundings = function surroundings() {
    const parts = PARTS.map((name) => document.querySelector(`.atlas-${name}`));
    for (const part of parts) if (part) part.style.minHeight = "";
    return parts.map((part) => (part && !part.hidden ? part.getBoundingClientRect().height : 0));
  };

  atlas.stretch = function stretch(heights) {
    PARTS.forEach((name, i) => {
      const part = document.querySelector(`.atlas-${name}`);
      if (part) part.style.minHeight = `${heights[i]}px`;
    });
  };

  function level() {
    const all = [atlas, ...neighbours()];
    if (all.length < 2 || !NARROW.matches) return;
    const heights = all.map((one) => one.surroundings());
    const highest = PARTS.map((_, i) => Math.max(...heights.map((each) => each[i])));
    for (const one of all) one.stretch(highest);
  }

  const { start, draw } = atlas;

  atlas.start = function startTogether(map, options) {
    start(map, options);
    if (maps.has(map)) return;
    maps.add(map);
    map.on("moveend", () => lead(map));
    root.addEventListener("resize", level);
    const drawn = { attributes: true, attributeFilter: ["data-atlas-draws", "data-atlas-ready"] };
    new MutationObserver(level).observe(document.documentElement, drawn);
  };

  atlas.draw = function drawNamed(map, message) {
    if (root.frameElement && message.title) root.frameElement.title = message.title;
    draw(map, message);
  };
})(window);

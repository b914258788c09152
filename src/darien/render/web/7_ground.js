/* The basemap: files of the atlas itself, drawn on one canvas under everything else. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const L = root.L;

  const SHALLOW_ZOOM = 9; // from here on the depth lines are coarser than the map
  const DETAILED = { west: -125, south: -9, east: -58.3, north: 38 }; // what land.geojson covers
  const COLOUR = {
    depth: { "-200": "#DBE8F0", "-2000": "#D3E2EC", "-4000": "#CADCE8" },
    Panama: "#FBF9F4", Colombia: "#F7F4ED", other: "#F1EEE7",
    admin: "#DFD9CC", coast: "#9DB0BA", border: "#8F989D", water: "#B7D1DF", sea: "#E4EEF4", road: "#D2C6B4",
    darien: "#6F9A6A", darienEdge: "#6E8F69",
  };
  const landColour = (feature) => COLOUR[feature.properties.country] || COLOUR.other;
  const fill = (fillColor, fillOpacity = 1) => ({ stroke: false, fill: true, fillColor, fillOpacity });
  const line = (color, weight, more = {}) => ({ color, weight, fill: false, opacity: 1, lineJoin: "round", ...more });

  /* Paint order, bottom to top. Land is drawn twice: a coast line all around, then the fill with
   * thin admin lines over its inner half, so that only the sea side of the coast shows. */
  const SHEETS = [
    ["bathymetry", "depth", (f) => fill(COLOUR.depth[f.properties.depth])],
    ["land", "coast", () => line(COLOUR.coast, 1.7)],
    ["land", "land", (f) => ({ ...fill(landColour(f)), stroke: true, color: COLOUR.admin, weight: 0.8 })],
    ["lakes", "lakes", () => ({ ...fill(COLOUR.sea), stroke: true, color: COLOUR.water, weight: 0.7 })],
    ["rivers", "rivers", (f) => line(COLOUR.water, f.properties.rank === 1 ? 1.3 : 0.9)],
    ["roads", "roads", () => line(COLOUR.road, 1.6)],
    ["darien_gap", "darien", () => ({ ...fill(COLOUR.darien, 0.17), stroke: true, color: COLOUR.darienEdge, weight: 1.1, dashArray: "4 3" })],
    ["borders", "borders", () => line(COLOUR.border, 1, { dashArray: "7 3 2 3" })],
  ];

  function sheet(state, data, style) {
    return L.geoJSON(data, { style, interactive: false, renderer: state.canvas, pane: "atlas-ground", smoothFactor: 0.8 });
  }

  /* Which sheets show now: a raster basemap replaces land and water, depth is for small scales. */
  function wanted(state, name) {
    if (name === "darien" || name === "borders") return true;
    return !state.raster && (name !== "depth" || state.map.getZoom() < SHALLOW_ZOOM);
  }

  function arrange(state) {
    const { map, sheets } = state;
    if (!map._loaded) return;
    for (const [name, made] of Object.entries(sheets)) {
      if (wanted(state, name)) map.addLayer(made);
      else map.removeLayer(made);
    }
    // Whatever came late or came back goes where it belongs, from the bottom up.
    for (const name of ["far", "depth"]) if (sheets[name] && map.hasLayer(sheets[name])) sheets[name].bringToBack();
    for (const name of ["darien", "borders"]) if (sheets[name] && map.hasLayer(sheets[name])) sheets[name].bringToFront();
  }

  /* Land outside the detailed box is fetched only when a small scale shows it. */
  function lookFar(state) {
    const { map } = state;
    if (state.farWanted || !state.urls.land_far || !map._loaded) return;
    const seen = map.getBounds();
    const beyond = seen.getWest() < DETAILED.west || seen.getEast() > DETAILED.east
      || seen.getSouth() < DETAILED.south || seen.getNorth() > DETAILED.north;
    if (!beyond) return;
    state.farWanted = state.fetchJson(state.urls.land_far).then((data) => {
      state.sheets.far = sheet(state, data, () => ({ ...fill(COLOUR.other), stroke: true, color: COLOUR.coast, weight: 0.8 }));
      arrange(state);
      state.notice("land_far", false);
    }).catch(() => {
      state.farWanted = null;
      state.notice("land_far", true);
    });
  }

  /* Places at the ends of each leg, found by position, so that their names can go first. */
  function findEnds(state) {
    if (!state.words || !state.legs) return;
    const places = Object.entries(state.words.places).filter(([, place]) => place.p && place.p[0] !== null);
    const near = ([lon, lat]) => {
      const found = places.find(([, { p }]) => Math.abs(p[0] - lat) < 0.012 && Math.abs(p[1] - lon) < 0.012);
      return found ? found[0] : null;
    };
    state.ends.clear();
    for (const [id, { coordinates }] of state.legs) {
      const ends = [near(coordinates[0]), near(coordinates[coordinates.length - 1])];
      state.ends.set(id, ends.filter(Boolean));
    }
  }

  function readLegs(state, collections) {
    state.legs = new Map();
    for (const { properties, geometry } of collections.flatMap(({ features }) => features)) {
      if (geometry) state.legs.set(properties.leg_id, { course: properties.course, coordinates: geometry.coordinates });
    }
  }

  /* Fetch everything at once and lay each sheet down as soon as those below it are there. */
  function load(state) {
    const { map, urls } = state;
    map.createPane("atlas-ground").style.zIndex = 210;
    state.canvas = L.canvas({ pane: "atlas-ground", padding: 0.3 });
    state.sheets = {};
    const names = [...new Set(SHEETS.map(([name]) => name))].filter((name) => urls[name]);
    const files = new Map(names.map((name) => [name, state.fetchJson(urls[name])]));
    // Courses along rivers have another licence and so a file of their own.
    const legs = Promise.all([urls.legs, urls.legs_river].filter(Boolean).map((url) => state.fetchJson(url)))
      .then((collections) => readLegs(state, collections))
      .catch(() => {
        state.legs = new Map();
        state.notice("legs", true);
      });
    let below = Promise.resolve();
    for (const [file, name, style] of SHEETS) {
      if (!files.has(file)) continue;
      below = Promise.allSettled([files.get(file), below]).then(([answer]) => {
        if (answer.status === "rejected") {
          state.notice(file, true);
          return;
        }
        state.layers[file] = answer.value;
        state.sheets[name] = sheet(state, answer.value, style);
        arrange(state);
      });
    }
    map.on("zoomend", () => arrange(state));
    map.on("moveend", () => lookFar(state));
    return { legs, all: Promise.allSettled([below, legs]) };
  }

  function setTiles(state, tiles) {
    const url = tiles ? tiles.url : null;
    if ((state.raster ? state.raster.atlasUrl : null) === url) return;
    if (state.raster) state.map.removeLayer(state.raster);
    state.raster = null;
    if (url) {
      // Leaflet would put an attribution into the page as markup; the foot carries it as text.
      state.raster = L.tileLayer(url, { maxZoom: 12 });
      state.raster.atlasUrl = url;
      state.map.addLayer(state.raster);
    }
    arrange(state);
  }

  /* The page's own typeface, if start() was told where it is; a fallback is no error. */
  async function loadFonts(state) {
    const faces = Object.entries(state.fonts).map(([style, url]) => {
      const source = `url("${new URL(url, state.base).href.replace(/"/g, "%22")}")`;
      return new FontFace("Atlas Sans", source, { style: style === "italic" ? "italic" : "normal", weight: "200 900" });
    });
    await Promise.allSettled(faces.map((face) => face.load().then((loaded) => document.fonts.add(loaded))));
  }

  atlas.ground = { load, setTiles, loadFonts, findEnds, COLOUR };
})(window);

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
  const line = (color, weight, more = {}) => ({ color, weight, ...more });

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

  const ORDER = ["far", ...SHEETS.map(([, name]) => name)];

  /* ---- one canvas for all sheets: coordinates are projected once, at zoom 0 ---- */

  const ringsOf = ({ type, coordinates }) =>
    type === "Polygon" || type === "MultiLineString" ? coordinates
      : type === "MultiPolygon" ? coordinates.flat() : type === "LineString" ? [coordinates] : [];

  /* Web Mercator, the whole world in a square of side 1. */
  function projected(ring) {
    const line = new Float64Array(ring.length * 2);
    ring.forEach(([lon, lat], i) => {
      line[2 * i] = lon / 360 + 0.5;
      line[2 * i + 1] = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
    });
    return line;
  }

  function boxOf(lines) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const line of lines) {
      for (let i = 0; i < line.length; i += 2) {
        if (line[i] < box[0]) box[0] = line[i];
        if (line[i] > box[2]) box[2] = line[i];
        if (line[i + 1] < box[1]) box[1] = line[i + 1];
        if (line[i + 1] > box[3]) box[3] = line[i + 1];
      }
    }
    return box;
  }

  const sheet = (data, style) => data.features.map((feature) => {
    const lines = ringsOf(feature.geometry).map(projected);
    return { lines, box: boxOf(lines), closed: feature.geometry.type.includes("Polygon"), style: style(feature) };
  });

  /* The path of a shape in layer pixels; a vertex less than 0.7 px from the last is left out. */
  function trace({ lines, closed }, scale, origin) {
    const path = new Path2D();
    for (const line of lines) {
      let [x, y] = [line[0] * scale - origin.x, line[1] * scale - origin.y];
      path.moveTo(x, y);
      for (let i = 2; i < line.length; i += 2) {
        const [u, v] = [line[i] * scale - origin.x, line[i + 1] * scale - origin.y];
        if (Math.abs(u - x) < 0.7 && Math.abs(v - y) < 0.7 && i < line.length - 2) continue;
        [x, y] = [u, v];
        path.lineTo(x, y);
      }
      if (closed) path.closePath();
    }
    return path;
  }

  function ink(context, path, style) {
    if (style.fill) {
      context.globalAlpha = style.fillOpacity;
      context.fillStyle = style.fillColor;
      context.fill(path, "evenodd");
    }
    context.globalAlpha = 1;
    if (style.stroke === false) return;
    context.strokeStyle = style.color;
    context.lineWidth = style.weight;
    context.setLineDash(style.dashArray ? style.dashArray.split(" ").map(Number) : []);
    context.stroke(path);
  }

  const Ground = L.Canvas.extend({
    initialize(state) {
      L.Canvas.prototype.initialize.call(this, { pane: "atlas-ground", padding: 0.3 });
      this.state = state;
    },
    /* Leaflet calls this after every move, zoom and resize, and has placed the canvas before. */
    _update() {
      L.Canvas.prototype._update.call(this);
      if (this._map._animatingZoom && this._bounds) return;
      this.due = true;
      if (!this.state.busy) this.paint();
    },
    /* Leaflet's canvas clears itself to draw its own paths, last of all after a jump to another
     * extent. This one has none, and what is painted must stay. */
    _updatePaths() {},
    /* Not before there is a view to paint, and once for several moves that belong together. */
    paint() {
      if (!this._map || !this._bounds || !this.state.shown || this.state.busy) return;
      this.due = false;
      const { _ctx: context, _bounds: { min, max } } = this;
      const origin = this._map.getPixelOrigin();
      const scale = 256 * 2 ** this._map.getZoom();
      const seen = [(min.x + origin.x) / scale, (min.y + origin.y) / scale, (max.x + origin.x) / scale, (max.y + origin.y) / scale];
      const meets = ([west, north, east, south]) => west < seen[2] && east > seen[0] && north < seen[3] && south > seen[1];
      context.clearRect(min.x, min.y, max.x - min.x, max.y - min.y);
      context.lineJoin = "round";
      const paths = new Map(); // land is drawn twice
      for (const name of ORDER) {
        if (!this.state.sheets[name] || !wanted(this.state, name)) continue;
        for (const shape of this.state.sheets[name]) {
          if (!meets(shape.box)) continue;
          if (!paths.has(shape.lines)) paths.set(shape.lines, trace(shape, scale, origin));
          ink(context, paths.get(shape.lines), shape.style);
        }
      }
    },
  });

  /* Which sheets show now: a raster basemap replaces land and water, depth is for small scales. */
  function wanted(state, name) {
    if (name === "darien" || name === "borders") return true;
    return !state.raster && (name !== "depth" || state.map.getZoom() < SHALLOW_ZOOM);
  }

  /* Sheets that arrive together are painted together. */
  function repaint(state) {
    if (state.painting) return;
    state.painting = true;
    requestAnimationFrame(() => {
      state.painting = false;
      state.ground.paint();
    });
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
      state.sheets.far = sheet(data, () => ({ ...fill(COLOUR.other), stroke: true, color: COLOUR.coast, weight: 0.8 }));
      repaint(state);
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
    state.sheets = {};
    state.ground = new Ground(state);
    map.addLayer(state.ground);
    const names = [...new Set(SHEETS.map(([name]) => name))].filter((name) => urls[name]);
    const files = new Map(names.map((name) => [name, state.fetchJson(urls[name])]));
    // Courses along rivers have another licence and so a file of their own.
    const legs = Promise.all([urls.legs, urls.legs_river].filter(Boolean).map((url) => state.fetchJson(url)))
      .then((collections) => readLegs(state, collections))
      .catch(() => {
        state.legs = new Map();
        state.notice("legs", true);
      });
    const sheets = names.map((name) => files.get(name).then((data) => {
      state.layers[name] = data;
      const made = SHEETS.filter(([file]) => file === name);
      const shapes = sheet(data, made[0][2]);
      for (const [, key, style] of made) {
        state.sheets[key] = shapes.map((shape, i) => ({ ...shape, style: style(data.features[i]) }));
      }
      repaint(state);
    }, () => state.notice(name, true)));
    map.on("moveend", () => lookFar(state));
    return { legs, all: Promise.allSettled([...sheets, legs]) };
  }

  function setTiles(state, tiles) {
    const url = tiles ? tiles.url : null;
    if ((state.raster ? state.raster.atlasUrl : null) === url) return;
    if (state.raster) state.map.removeLayer(state.raster);
    state.raster = null;
    if (url) {
      // Leaflet would put an attribution into the page as markup; the foot carries it as text.
      state.raster = L.tileLayer(url);
      state.raster.atlasUrl = url;
      state.map.addLayer(state.raster);
    }
    repaint(state);
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

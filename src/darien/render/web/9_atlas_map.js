/* The map of the Darién Atlas inside its frame.
 *
 * DarienAtlas.start(map, {base, urls}) once: fetches the layers and draws the ground.
 * DarienAtlas.draw(map, message) for each view: what is shown, by feature id. Both may be called
 * at any time and again; only the latest message is drawn. Geometry and words travel by URL, so a
 * message stays small. `dataset.atlasDraws` of the page counts the finished drawings of messages,
 * `dataset.atlasReady` says that ground, fonts and a first message are on the page.
 * DarienAtlas.leave(map) and DarienAtlas.resume(map, left) let a second map go on where a first was left.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { furniture, ground, names } = atlas;
  const L = root.L;
  const narrow = root.matchMedia("(max-width: 639px)"); // as the style sheet has it
  const states = new WeakMap();

  /* The only sentence that must be there when the words themselves cannot be fetched. */
  const LAST_RESORT = { "error.layer": "A part of the map could not be loaded. Reload the page to try again." };

  function stateOf(map) {
    if (!states.has(map)) {
      states.set(map, {
        map, started: false, latest: null, shown: null, words: null, wordsUrl: null, cards: new Map(),
        legs: null, ends: new Map(), layers: {}, draws: 0, cache: {}, widths: new Map(), fitted: null, failed: new Set(),
      });
    }
    return states.get(map);
  }

  function text(state, key, values = {}) {
    const known = (state.words && state.words.text && state.words.text[key]) || LAST_RESORT[key] || key;
    return known.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  async function fetchJson(state, url) {
    const response = await fetch(new URL(url, state.base));
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response.json();
  }

  function notice(state, what, wrong) {
    state.failed[wrong ? "add" : "delete"](what);
    const { notice: box } = state.parts;
    box.hidden = state.failed.size === 0;
    box.textContent = box.hidden ? "" : text(state, "error.layer");
  }

  /* ---- text widths ---- */

  const pen = document.createElement("canvas").getContext("2d");

  function measureWith(state) {
    const family = getComputedStyle(state.parts.frame).fontFamily;
    return (line, font) => {
      const key = `${font}|${line}`;
      if (!state.widths.has(key)) {
        pen.font = `${font} ${family}`;
        state.widths.set(key, pen.measureText(line).width);
      }
      return state.widths.get(key);
    };
  }

  /* ---- the pane of lines, marks and names ---- */

  const MarksLayer = L.Layer.extend({
    initialize(state) {
      this.state = state;
    },
    onAdd(map) {
      const pane = map.getPane("atlas-marks") || map.createPane("atlas-marks");
      pane.style.zIndex = 450;
      this.svg = atlas.marks.node("svg", { class: "atlas-marks leaflet-zoom-animated", role: "group" }, pane);
    },
    getEvents() {
      return { zoomanim: this.follow, moveend: () => redraw(this.state) };
    },
    /* During a zoom the drawing is scaled as it is; `moveend` then draws it for the new scale. */
    follow({ zoom, center }) {
      if (!this.corner) return;
      const scale = this._map.getZoomScale(zoom, this.zoom);
      L.DomUtil.setTransform(this.svg, this._map._latLngToNewLayerPoint(this.corner, zoom, center), scale);
    },
    /* The drawing reaches 200 px over the edge, so a short drag shows no border. */
    frame() {
      const size = this._map.getSize();
      const min = this._map.containerPointToLayerPoint([-200, -200]);
      this.corner = this._map.layerPointToLatLng(min);
      this.zoom = this._map.getZoom();
      L.DomUtil.setTransform(this.svg, min, 1);
      const [width, height] = [size.x + 400, size.y + 400];
      for (const [key, value] of Object.entries({ width, height, viewBox: `${min.x} ${min.y} ${width} ${height}` })) {
        this.svg.setAttribute(key, value);
      }
    },
  });

  /* What stands on the map, in layer pixels: names keep clear of it. */
  function panelBoxes(state, frame) {
    const { host, title, legend, scale, inset } = state.parts;
    const base = host.getBoundingClientRect();
    const [dx, dy] = [frame[0] - 3 - base.left, frame[1] - 3 - base.top];
    return [title, legend, scale, inset, state.map.zoomControl.getContainer()]
      .filter((panel) => panel && !panel.hidden)
      .map((panel) => panel.getBoundingClientRect())
      .filter((r) => r.width > 0)
      .map((r) => [r.left + dx - 3, r.top + dy - 3, r.right + dx + 3, r.bottom + dy + 3]);
  }

  /* All that the drawing functions need to know, in layer pixels of the present zoom. */
  function viewOf(state) {
    const { map } = state;
    const size = map.getSize();
    const origin = map.containerPointToLayerPoint([0, 0]);
    const frame = [origin.x + 3, origin.y + 3, origin.x + size.x - 3, origin.y + size.y - 3];
    const pixels = map.getPixelOrigin();
    return {
      message: state.shown, words: state.words, legs: state.legs || new Map(), ends: state.ends, cache: state.cache,
      zoom: map.getZoom(), origin: `${map.getZoom()} ${pixels.x} ${pixels.y}`, frame, ground: new atlas.labels.Ground(frame),
      phone: narrow.matches, measure: measureWith(state),
      text: (key, values) => text(state, key, values),
      project: (lat, lon) => {
        const p = map.latLngToLayerPoint([lat, lon]);
        return [p.x, p.y];
      },
    };
  }

  function keyOfFocus(state) {
    const mark = document.activeElement && document.activeElement.closest && document.activeElement.closest("[data-key]");
    return mark && state.pane.svg.contains(mark) ? mark.dataset.key : null;
  }

  function focusMark(state, key) {
    if (key && state.panel.focus(key)) return;
    const found = key && [...state.pane.svg.querySelectorAll("[data-key]")].find((mark) => mark.dataset.key === key);
    if (found) found.focus({ preventScroll: true });
    else state.map.getContainer().focus({ preventScroll: true });
  }

  /* Draw the shown message for the present map frame: after a message, a pan, a zoom, a resize. */
  function redraw(state) {
    if (!state.shown || state.busy || !state.map._loaded || !state.map.getSize().x) return;
    const focused = keyOfFocus(state);
    if (state.ground.due) state.ground.paint();
    state.pane.frame();
    const view = viewOf(state);
    const placed = { lines: atlas.marks.linesOf(view), marks: atlas.marks.placeMarks(view) };
    // The panels first: names keep clear of what stands now.
    furniture.drawLegend(state.parts, view, placed);
    furniture.drawScale(state.parts, state.map, view);
    view.panels = panelBoxes(state, view.frame);
    state.view = view;
    const { svg } = state.pane;
    svg.replaceChildren();
    svg.setAttribute("aria-label", view.text("map.label"));
    names.drawAll(view, svg, placed);
    furniture.drawInset(state.parts, state.map, view, state.layers);
    atlas.keys.rove(svg);
    if (focused) focusMark(state, focused);
  }

  function fit(state) {
    const { map, shown } = state;
    map.invalidateSize({ animate: false, pan: false });
    state.size = sizeOf(state);
    if (!map.getSize().x || !map.getSize().y) return;
    const bounds = narrow.matches && shown.narrowBounds ? shown.narrowBounds : shown.bounds;
    const aside = furniture.standAside(state.parts, map, bounds);
    map.fitBounds(bounds, { animate: false, paddingTopLeft: [aside, 0] });
    state.fitted = { at: map.getCenter(), zoom: map.getZoom() };
  }

  /* The reader has not moved the map since it was fitted: then a new size fits it again. Leaflet
   * rounds the centre to whole pixels when it is resized, hence the 2 px. */
  function untouched(state) {
    const { fitted, map } = state;
    if (!fitted || fitted.zoom !== map.getZoom()) return false;
    return map.project(fitted.at).distanceTo(map.project(map.getCenter())) < 2;
  }

  /* The guard's deepest zoom; Leaflet itself would move there slowly. */
  function limitZoom(map, deepest) {
    if (map.getZoom() > deepest) map.setZoom(deepest, { animate: false });
    if (map.getMaxZoom() !== deepest) map.setMaxZoom(deepest);
  }

  function paint(state, message) {
    const { parts, map } = state;
    const before = state.shown;
    state.shown = message;
    state.busy = true; // fitBounds fires moveend; one drawing is enough
    parts.frame.lang = state.words.lang;
    if (state.endsOf !== state.words) {
      state.endsOf = state.words;
      ground.findEnds(state);
    }
    atlas.keyFigures.draw(parts.figures, message, (key) => text(state, key), state.words.lang);
    parts.timeline.hidden = !message.timeline; // before the map is measured
    furniture.drawTitle(parts, message);
    furniture.drawFoot(parts, message);
    atlas.keys.nameControls(map, (key) => text(state, key));
    for (const what of [...state.failed]) notice(state, what, true); // in the new language
    limitZoom(map, message.maxZoom);
    const moved = !before || JSON.stringify(before.bounds) !== JSON.stringify(message.bounds) || before.extent !== message.extent;
    if (moved) fit(state);
    ground.setTiles(state, message.tiles);
    state.busy = false;
    redraw(state);
    atlas.sheet.show(state);
    state.card.refresh();
    state.draws += 1;
    document.documentElement.dataset.atlasDraws = String(state.draws);
    ready(state);
  }

  function ready(state) {
    if (!state.draws || !state.settled) return;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      document.documentElement.dataset.atlasReady = "1";
    }));
  }

  /* Bring the latest message onto the page, when its words and the courses are there. */
  async function present(state) {
    const message = state.latest;
    if (!state.started || !message || message === state.shown) return;
    if (state.wordsUrl === message.words && state.legs) {
      paint(state, message);
      return;
    }
    try {
      await Promise.all([fetchWordsOnce(state, message.words), state.legsArrived, state.dressed]);
      notice(state, "words", false);
    } catch {
      notice(state, "words", true);
      return;
    }
    if (state.latest !== message || message === state.shown) return;
    paint(state, message);
  }

  function fetchWordsOnce(state, url) {
    if (!state.wordsWanted || state.wordsWanted.url !== url || state.wordsWanted.failed) {
      const wanted = { url, failed: false };
      wanted.promise = fetchJson(state, url).then((words) => {
        wanted.words = words;
      }, (error) => {
        wanted.failed = true;
        throw error;
      });
      state.wordsWanted = wanted;
    }
    const wanted = state.wordsWanted;
    return wanted.promise.then(() => {
      if (state.latest.words === url) [state.words, state.wordsUrl] = [wanted.words, url];
    });
  }

  function cardsOf(state) {
    const url = state.shown.cards;
    if (!state.cards.has(url)) {
      const promise = fetchJson(state, url);
      promise.catch(() => state.cards.delete(url)); // so that the next opening tries again
      state.cards.set(url, promise);
    }
    return state.cards.get(url);
  }

  /* ---- start ---- */

  /* The style sheet may arrive after this script: sizes count only from then on. */
  async function styled(state) {
    const until = performance.now() + 5000;
    while (getComputedStyle(state.parts.frame).getPropertyValue("--atlas").trim() !== "1" && performance.now() < until) {
      await new Promise((next) => setTimeout(next, 20));
    }
    await ground.loadFonts(state);
    state.widths.clear();
    state.size = null; // measured before it was styled
    resized(state);
  }

  const sizeOf = ({ parts: { stage } }) => `${stage.clientWidth} ${stage.clientHeight}`;

  function resized(state) {
    const size = sizeOf(state);
    if (size === state.size) return;
    state.size = size;
    const fitAgain = state.shown && (untouched(state) || !state.fitted);
    state.busy = true;
    state.map.invalidateSize({ animate: false, pan: false });
    if (fitAgain) fit(state);
    state.busy = false;
    redraw(state);
  }

  atlas.start = function start(map, options) {
    const state = stateOf(map);
    if (state.started) return;
    state.started = true;
    state.base = new URL(options.base || ".", document.baseURI);
    atlas.ledger.from(state.base);
    state.urls = options.urls || {};
    state.fonts = options.fonts || {};
    state.parts = furniture.build(map);
    state.notice = (what, wrong) => notice(state, what, wrong);
    state.fetchJson = (url) => fetchJson(state, url);
    atlas.keys.prepare(map);
    state.pane = new MarksLayer(state);
    map.addLayer(state.pane);
    state.card = atlas.cards.create(state.parts.frame, {
      view: () => state.view, load: () => cardsOf(state), refocus: (key) => focusMark(state, key),
      chosen: (key) => state.panel.choice(key),
    });
    state.panel = atlas.sheet.attach(state, paint);
    map.whenReady(() => atlas.keys.listen(map, state.pane.svg, state.card));
    new ResizeObserver(() => resized(state)).observe(state.parts.stage);
    const arrived = ground.load(state);
    state.legsArrived = arrived.legs;
    state.dressed = styled(state);
    Promise.allSettled([arrived.all, state.dressed]).then(async () => {
      if (state.latest) await atlas.sheet.fetchTimeline(state, state.latest).catch(() => {});
      state.settled = true;
      if (state.view) furniture.drawInset(state.parts, state.map, state.view, state.layers);
      ready(state);
    });
    present(state);
  };

  atlas.draw = function draw(map, message) {
    const state = stateOf(map);
    const same = state.latest && JSON.stringify(state.latest) === JSON.stringify(message);
    if (same && !state.failed.has("words")) return;
    state.latest = message;
    if (state.panel) state.panel.playback.reset();
    present(state);
  };

  /* What a reader has done with a map, to go on with on another: where they moved it (null while it
   * stands as it was fitted), the mark that has the focus, the open card. */
  atlas.leave = function leave(map) {
    const state = stateOf(map);
    const { lat, lng } = map.getCenter();
    const focused = document.activeElement.closest("[data-key]");
    return {
      place: untouched(state) ? null : [[lat, lng], map.getZoom()],
      focus: focused && focused.dataset.key,
      card: state.card.shown(),
    };
  };

  atlas.resume = function resume(map, { place, focus, card }, focused) {
    const state = stateOf(map);
    if (place) map.setView(...place, { animate: false });
    if (card) state.card.open(...card);
    else if (focused) focusMark(state, focus);
  };
})(window);

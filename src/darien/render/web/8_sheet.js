/* What ties the map to the timeline and both to the server. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});

  /* Ask for another view, in the words of a link. Inside Streamlit the component's value carries
   * it; a sheet that stands alone opens the link. */
  function ask(state, query) {
    if (root.__GLOBAL_DATA__) {
      const value = { query, at: Date.now() };
      root.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:setComponentValue", dataType: "json", value }, "*");
      return;
    }
    const link = new URLSearchParams(state.latest.timeline.query);
    for (const [name, values] of Object.entries(query)) {
      link.delete(name);
      for (const value of values) link.append(name, value);
    }
    root.top.location.search = link.toString();
  }

  /* Every month of the period as a message; one request before playback begins, none while it runs. */
  async function loadFrames(state) {
    const base = state.latest;
    const frames = await state.fetchJson(`frames?${base.timeline.query}`);
    return frames.map(([month, frame]) => [month, { ...base, ...frame }]);
  }

  function attach(state, paint) {
    const { parts, card } = state;
    state.timelines = new Map();
    const panel = atlas.panel.create(parts.timeline, {
      view: () => state.view, card,
      ask: (query) => ask(state, query),
      loadFrames: () => loadFrames(state),
      paint: (message) => paint(state, message),
      leave: () => paint(state, state.latest),
    });
    new ResizeObserver(() => panel.resize()).observe(parts.timeline);
    return panel;
  }

  /* Bars, presence and events of a language travel by URL like everything that no filter changes. */
  function fetchTimeline(state, message) {
    const url = message.timeline && message.timeline.url;
    if (!url) return Promise.resolve(null);
    if (!state.timelines.has(url)) {
      const promise = state.fetchJson(url);
      promise.then(() => state.notice("timeline", false), () => {
        state.timelines.delete(url); // so that the next view tries again
        state.notice("timeline", true);
      });
      state.timelines.set(url, promise);
    }
    return state.timelines.get(url);
  }

  /* Draw the key figures and the timeline of the shown message. */
  async function show(state) {
    const message = state.shown;
    try {
      const data = await fetchTimeline(state, message);
      if (state.shown === message) state.panel.show(message.timeline, data);
    } catch {
      // The notice says it; the map stands.
    }
  }

  atlas.sheet = { attach, fetchTimeline, show };
})(window);

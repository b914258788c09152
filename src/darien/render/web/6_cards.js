/* The card of a mark: a dialog beside the map, built from texts, never from markup. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { element } = atlas.furniture;

  /* Only web addresses become links: a table could hold anything. */
  function webAddress(text) {
    try {
      const url = new URL(text);
      return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
    } catch {
      return null;
    }
  }

  const KINDS = { leg: "legs", site: "sites", point: "points", station: "stations", incident: "incidents" };

  function nameOf(view, key) {
    const [kind, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const table = { leg: "legs", site: "sites", point: "series", station: "places", incident: "incidents" }[kind];
    return ((view.words[table] || {})[id] || {}).n || id;
  }

  /* What this view says about the mark, taken from the message and not from the card; and the id of
   * the figure that the first line states. */
  function linesInView(view, key) {
    const [kind, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const { message } = view;
    const lines = [];
    let index = -1;
    let of = "";
    if (kind === "leg" && message.legs && message.legs[id]) {
      lines.push(view.text(`code.${message.legs[id][0]}`));
      index = message.legs[id][2];
    }
    if (kind === "point") {
      const point = (message.points || []).find((p) => p.id === id);
      if (point) index = point.figure;
    }
    if (kind === "site" || kind === "station") {
      const known = (message[KINDS[kind]] || {})[id];
      if (known) lines.push(atlas.marks.stateOf(view, known));
    }
    if (kind === "incident" && (message.incidents || {})[id]) lines.push(message.incidents[id]);
    const figure = index >= 0 && message.figures ? message.figures[index] : null;
    if (figure) {
      const [people, coverage, series] = figure;
      of = figure[3];
      const { n, w } = view.words.series[series] || {};
      lines.unshift(people, coverage, [n, w].filter(Boolean).join(" · "));
    }
    return { lines: lines.filter(Boolean), of };
  }

  function section(parent, title) {
    const part = element("section", "", parent);
    element("h3", "", part, title);
    return part;
  }

  /* `sources` gives publisher, title, date and address of the ids a card names. */
  /* A leg's card also names where the count drawn on it comes from. */
  function withCount(view, key, card, { cards }) {
    const leg = key.startsWith("leg:") ? (view.message.legs || {})[key.slice(4)] : null;
    const figure = leg && leg[2] >= 0 ? view.message.figures[leg[2]] : null;
    const count = figure ? cards[`point:${figure[2]}`] : null;
    if (!card || !count) return card;
    return { ...card, sources: [...new Set([...card.sources, ...count.sources])] };
  }

  function fill(body, view, key, card, sources) {
    const { lines, of } = linesInView(view, key);
    const { lang } = view.words;
    if (lines.length) {
      const part = section(body, view.text("card.inView"));
      if (of) part.dataset.figures = of;
      lines.forEach((line, i) => {
        if (i === 0) atlas.ledger.link(element("p", "lead", part), of, line, lang);
        else element("p", "", part, line);
      });
    }
    if (!card) {
      element("p", "", body, view.text("card.missing"));
      return;
    }
    if (card.figure) {
      body.dataset.figures = card.figure;
      atlas.ledger.link(element("p", "", body), card.figure, view.text("card.ledger"), lang);
    }
    if (card.facts && card.facts.length) {
      const list = element("dl", "", body);
      for (const [label, value] of card.facts) {
        element("dt", "", list, label);
        element("dd", "", list, String(value));
      }
    }
    if (card.notes && card.notes.length) {
      const part = section(body, view.text("card.notes"));
      for (const note of card.notes) element("p", "", part, note).lang = card.notesLang || view.words.lang;
    }
    if (card.sources && card.sources.length) {
      const part = section(body, view.text("card.sources"));
      const list = element("ul", "", part);
      for (const [publisher, title, published, address] of card.sources.map((id) => sources[id]).filter(Boolean)) {
        const item = element("li", "", list);
        item.append(`${publisher}: `);
        const url = webAddress(address);
        const text = element(url ? "a" : "span", "", item, title || address || publisher);
        if (url) {
          text.href = url;
          text.target = "_blank";
          text.rel = "noopener noreferrer";
          text.setAttribute("aria-label", `${title || url} (${view.text("card.newTab")})`);
        }
        if (published) item.append(`, ${published}`);
      }
    }
  }

  /* A cluster, or a line that several legs share, offers its members as buttons. */
  function choices(body, view, title, keys, open) {
    const part = section(body, title);
    const list = element("ul", "choices", part);
    for (const key of keys) {
      const choose = element("button", "", element("li", "", list), nameOf(view, key));
      choose.type = "button";
      choose.addEventListener("click", () => open(key));
    }
  }

  /* One card at a time. `load` gives the cards of the present language, `refocus(key)` returns the
   * focus to the mark, `chosen(key)` hears which card is open. */
  function create(frame, { view, load, refocus, chosen }) {
    let panel = null;
    let origin = null; // the mark that gets the focus back
    let shown = null; // what the panel tells, to tell it again when the view changes

    function close() {
      if (!panel) return;
      panel.remove();
      panel = shown = null;
      chosen(null);
      refocus(origin);
      origin = null;
    }

    async function show(key, also = [], focus = true) {
      shown = [key, also];
      chosen(key);
      const now = view();
      const kind = key.slice(0, key.indexOf(":"));
      const many = kind.endsWith("s");
      if (panel) panel.remove();
      const made = element("div", "atlas-card", frame);
      panel = made;
      made.setAttribute("role", "dialog");
      const heading = element("h2", "", made);
      heading.id = "atlas-card-title";
      made.setAttribute("aria-labelledby", heading.id);
      const shut = element("button", "close", made, "×");
      shut.type = "button";
      shut.setAttribute("aria-label", now.text("card.close"));
      shut.addEventListener("click", close);
      const body = element("div", "body", made);
      made.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          close();
        }
      });
      if (focus) shut.focus();
      if (many) {
        const ids = key.slice(key.indexOf(":") + 1).split(" ");
        heading.textContent = now.text(`cluster.${kind}`, { n: ids.length });
        choices(body, now, now.text("card.choose"), ids.map((id) => `${kind.slice(0, -1)}:${id}`), (k) => show(k));
        return;
      }
      heading.textContent = nameOf(now, key);
      const waiting = element("p", "", body, now.text("card.loading"));
      let cards = null;
      try {
        cards = await load();
      } catch {
        waiting.textContent = now.text("card.failed");
        return;
      }
      if (panel !== made) return;
      waiting.remove();
      const card = cards.cards[key];
      if (card) {
        heading.textContent = card.title;
        if (card.kind) heading.before(element("p", "kind", null, card.kind));
      }
      fill(body, now, key, withCount(now, key, card, cards), cards.sources);
      if (also.length) choices(body, now, now.text("card.also"), also, (k) => show(k));
    }

    function open(key, also) {
      if (key.startsWith("figure:")) return atlas.ledger.open(key.slice("figure:".length), view().words.lang);
      origin = key;
      return show(key, also);
    }

    /* The view or the language has changed: the open card says what is true now. */
    function refresh() {
      if (panel) show(shown[0], shown[1], panel.contains(document.activeElement));
    }

    return { open, close, refresh, isOpen: () => panel !== null, shown: () => shown };
  }

  atlas.cards = { create, webAddress, linesInView };
})(window);

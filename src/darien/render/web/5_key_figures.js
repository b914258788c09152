/* The row of key figures: the number, who counted, and which days of the period it covers. */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { element } = atlas.furniture;

  /* Who counts, as a link to where the newest part of the figure can be read. */
  function producer(parent, { producer: name, url, cited }) {
    const address = atlas.cards.webAddress(url);
    const who = element(address ? "a" : "span", "who", parent, name);
    if (!address) return;
    who.href = address;
    who.target = "_blank";
    who.rel = "noopener noreferrer";
    who.title = cited;
  }

  function show(parent, figure, blank, lang) {
    const box = element("div", figure.tone, parent);
    box.dataset.figures = figure.figure;
    box.setAttribute("role", "listitem");
    box.title = figure.label;
    element("span", "label", box, figure.label);
    element("span", "short", box, figure.short);
    const number = element("strong", "", box);
    if (figure.arrow) element("i", "", number, `${figure.arrow} `);
    if (figure.number) atlas.ledger.link(number, figure.figure, figure.number, lang);
    else number.append(blank);
    const bar = element("div", "covered", box);
    bar.setAttribute("aria-hidden", "true");
    for (const [begin, end] of figure.covered) {
      const part = element("b", "", bar);
      part.style.left = `${begin * 100}%`;
      part.style.width = `${Math.max(end - begin, 0.004) * 100}%`;
    }
    const small = element("small", "", box);
    producer(small, figure);
    small.append(` · ${figure.note}`);
  }

  /* `message.keyFigures` is missing where a map stands alone: then there is no row. */
  function draw(host, message, text, lang) {
    host.hidden = !message.keyFigures;
    if (host.hidden || atlas.furniture.unchanged(host, message.keyFigures, lang)) return;
    host.setAttribute("role", "list");
    host.setAttribute("aria-label", text("figures.label"));
    host.replaceChildren();
    for (const figure of message.keyFigures) show(host, figure, text("figures.none"), lang);
    const caution = element("p", "caution", host, text("figures.caution")); // a phone has a cell left for it
    caution.setAttribute("role", "listitem");
  }

  atlas.keyFigures = { draw };
})(window);

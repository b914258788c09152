/* Numbers that lead to their ledger: who counted, from where, and who says otherwise.
 *
 * The page around the map opens a ledger as a dialog; a sheet that stands alone goes to its page.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  let base = document.baseURI; // of the files, which lie beside the ledgers

  /* The page's own window can be asked only where it is of the same origin. */
  function dialogOfPage() {
    try {
      return root.top.DarienLedger || null;
    } catch {
      return null;
    }
  }

  function address(figure, lang) {
    return new URL(`../ledger?${new URLSearchParams({ figure, lang })}`, base).href;
  }

  /* The focus comes back to where it was when the dialog is closed. */
  function open(figure, lang) {
    const page = dialogOfPage();
    const origin = document.activeElement;
    const back = () => {
      root.focus();
      if (origin) origin.focus({ preventScroll: true });
    };
    if (page) page.open(address(figure, lang), back);
    else root.top.location = address(figure, lang);
  }

  /* A text that leads to the ledger of `figure`; plain where the message names none. */
  function link(parent, figure, text, lang) {
    if (!figure) {
      parent.append(text);
      return null;
    }
    const made = atlas.furniture.element("a", "figure", parent, text);
    made.href = address(figure, lang);
    made.target = "_top";
    made.dataset.figures = figure;
    made.addEventListener("click", (event) => {
      if (!dialogOfPage() || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(figure, lang);
    });
    return made;
  }

  atlas.ledger = { link, open, from: (url) => (base = url) };
})(window);

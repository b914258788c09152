/* A number that has a ledger opens it over the page, without leaving what is read.
 *
 * Every such number is a link to a page of its own; this shows that page's main part in a dialog. The
 * maps, which are frames of the same origin, ask for it too. An address with ?figure=… opens it at once.
 */
(() => {
  "use strict";
  /* By language, as the page's head has them. */
  const WORDS = JSON.parse(document.currentScript.dataset.words);
  const words = () => WORDS[document.documentElement.lang] || Object.values(WORDS)[0];
  const isLedger = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin && /\/ledger$/.test(url.pathname) && url.searchParams.has("figure");
  };

  let dialog = null;
  let before = []; // addresses to go back to
  let shown = null;
  let after = null; // what to do when the dialog is closed

  function button(parent, text, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text });
    made.addEventListener("click", act);
    parent.append(made);
    return made;
  }

  function build() {
    dialog = document.createElement("dialog");
    dialog.className = "ledger-dialog";
    const bar = document.createElement("nav");
    const link = document.createElement("a");
    Object.assign(link, { target: "_blank", rel: "noopener" });
    const body = document.createElement("div");
    body.tabIndex = -1;
    bar.append(link);
    dialog.back = button(bar, "", () => show(before.pop(), false));
    dialog.shut = button(bar, "", () => dialog.close());
    dialog.append(bar, body);
    dialog.addEventListener("close", () => {
      before = [];
      shown = null;
      if (after) after();
      after = null;
      body.replaceChildren();
    });
    // A click beside the dialog closes it.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
  }

  function label() {
    const [bar, body] = dialog.children;
    const said = words();
    bar.querySelector("a").textContent = said.page;
    bar.querySelector("a").href = shown;
    dialog.back.textContent = said.back;
    dialog.back.hidden = !before.length;
    dialog.shut.textContent = said.close;
    return body;
  }

  async function show(address, remember = true) {
    if (!dialog) build();
    if (remember && shown) before.push(shown);
    shown = address;
    const body = label();
    body.textContent = words().loading;
    if (!dialog.open) dialog.showModal();
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (shown !== address) return;
      body.replaceChildren(document.adoptNode(page.querySelector("main")));
      dialog.setAttribute("aria-label", body.querySelector("h1").textContent);
    } catch {
      if (shown === address) body.textContent = words().failed;
    }
    body.scrollTop = 0;
    body.focus();
  }

  /* For the frames of the maps: an address as they see it. */
  window.DarienLedger = {
    open(address, closed) {
      show(new URL(address, location.href).href);
      after = closed; // the frame knows where its reader was
    },
  };

  /* Where a click leads: by a link, or by a mark of a chart, which Vega ties to what it draws. */
  function addressOf({ target }) {
    const link = target.closest?.("a[href]");
    if (link) return link.closest(".ledger-dialog > nav") ? null : link.href;
    return (target.__data__ && target.__data__.href) || null;
  }

  document.addEventListener("click", (event) => {
    const address = addressOf(event);
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!address || !plain || !isLedger(address)) return;
    event.preventDefault();
    event.stopPropagation();
    show(new URL(address, location.href).href);
  }, true);

  const asked = new URLSearchParams(location.search);
  if (asked.has("figure")) {
    const query = new URLSearchParams({ figure: asked.get("figure"), lang: asked.get("lang") || "en" });
    show(new URL(`./ledger?${query}`, location.href).href);
  }
})();

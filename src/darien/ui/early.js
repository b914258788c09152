/* The early map: it stands on the page from the start, until the page's own map is drawn below it.
 *
 * Streamlit starts when the early map is drawn. Once Streamlit's map is there too the early one goes,
 * within one frame of the screen, and the other goes on where the reader was. The early map also goes
 * when it would show something else than the page does: the reader has chosen another view or page, or
 * Streamlit has an error to tell instead of a map.
 */
(() => {
  "use strict";
  const early = document.getElementById("early");
  if (!early) return;
  const PAUSE = 40; // ms; looking before every frame of the screen would cost more than the waiting
  const PATIENCE = 3000; // ms after which Streamlit starts all the same
  const since = performance.now();
  let started = false;
  let heard = null;
  let timer = null;

  function start() {
    const code = document.getElementById("streamlit");
    if (started || !code) return;
    started = true;
    const script = document.createElement("script");
    Object.assign(script, { type: "module", crossOrigin: "", src: code.href });
    document.head.append(script);
  }

  /* A query in one form, without what Streamlit and not the view means by it. */
  const plain = (query) => {
    const asked = new URLSearchParams(query);
    for (const name of [...asked.keys()]) if (name.startsWith("embed")) asked.delete(name);
    asked.sort();
    return String(asked);
  };
  /* As the link says it, and as Streamlit writes it into the address once it has read the link. */
  const { pathname } = location;
  const drawn = [plain(location.search), plain(new URL(early.src).search)];
  const elsewhere = () => location.pathname !== pathname || !drawn.includes(plain(location.search));

  /* The page's script has run to its end, and what it shows is no map. A skeleton may become one. */
  const withoutMap = () => {
    const app = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
    return app && !app.querySelector('.st-key-screen :is(iframe, [data-testid="stSkeleton"])');
  };

  /* What a map's document says of itself; a frame that is still loading has none. */
  const said = (frame) => frame?.contentDocument?.documentElement?.dataset ?? {};
  /* Something is under the reader's hand, or the months are being played. */
  const busy = () => "atlasBusy" in said(early) || "atlasMonth" in said(early);

  function handOver(own) {
    const [from, to] = [early.contentWindow, own.contentWindow];
    if (said(early).atlasReady) {
      const focused = document.activeElement === early;
      if (focused) own.focus();
      to.DarienAtlas.resume(to.map, from.DarienAtlas.leave(from.map), focused);
    }
    take();
  }

  function take() {
    start();
    early.remove();
  }

  /* The own map says itself when it is drawn. */
  function listen(own) {
    const root = own?.contentWindow?.DarienAtlas && own.contentDocument.documentElement;
    if (!root || root === heard) return;
    heard = root;
    new MutationObserver(look).observe(root, { attributeFilter: ["data-atlas-ready"] });
  }

  function look() {
    clearTimeout(timer);
    if (!early.isConnected) return;
    if (said(early).atlasReady || performance.now() - since > PATIENCE) start();
    const own = document.querySelector(".st-key-screen iframe");
    if (elsewhere() || withoutMap()) take();
    else if (said(own).atlasReady && !busy()) handOver(own);
    else {
      listen(own);
      timer = setTimeout(look, PAUSE);
    }
  }

  /* A sheet that could not be fetched will not be drawn. */
  early.addEventListener("load", () => early.contentWindow.DarienAtlas || start());
  look();
})();

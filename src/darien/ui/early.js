/* The early map: it stands on the page from the start, until the page's own map is drawn below it.
 *
 * Then it goes, and the own map goes on where the reader was. It also goes when it would show
 * something else than the page does: the reader has chosen another view or page, or Streamlit has an
 * error to tell instead of a map.
 */
(() => {
  "use strict";
  const early = document.getElementById("early");
  if (!early) return;
  const PAUSE = 40; // ms; asking before every frame of the screen would cost more than the waiting

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
  const said = (frame) => (frame && frame.contentDocument && frame.contentDocument.documentElement || early).dataset;

  /* Something is under the reader's hand, or the months are being played. */
  const busy = () => "atlasBusy" in said(early) || "atlasMonth" in said(early);

  function handOver(own) {
    const [from, to] = [early.contentWindow, own.contentWindow];
    if (said(early).atlasReady) {
      const focused = document.activeElement === early;
      if (focused) own.focus();
      to.DarienAtlas.resume(to.map, from.DarienAtlas.leave(from.map), focused);
    }
    early.remove();
  }

  function look() {
    const own = document.querySelector(".st-key-screen iframe");
    if (elsewhere() || withoutMap()) early.remove();
    else if (said(own).atlasReady && !busy()) requestAnimationFrame(() => handOver(own));
    else setTimeout(look, PAUSE);
  }
  look();
})();

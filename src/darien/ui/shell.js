/* What the page says of itself before Streamlit's script runs. */
(() => {
  "use strict";

  /* Without this Streamlit asks below every page's own path first, and is told 404. */
  window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };

  /* The address states the language of the view; the document says it too, for screen readers. */
  const follow = () => {
    document.documentElement.lang = new URLSearchParams(location.search).get("lang") || "en";
  };
  new MutationObserver(follow).observe(document.head, { subtree: true, childList: true });
})();

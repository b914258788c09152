/* The address states the language of the view; the document says it too, for screen readers. */
(() => {
  "use strict";
  const follow = () => {
    document.documentElement.lang = new URLSearchParams(location.search).get("lang") || "en";
  };
  new MutationObserver(follow).observe(document.head, { subtree: true, childList: true });
})();

/* Playback: month after month of the period, drawn in the browser from one file of messages.
 *
 * Whatever stands on the screen when it pauses is the message of that month, made by the same
 * functions as any other view: its figures are exact.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});
  const { element } = atlas.furniture;
  const { node } = atlas.marks;
  const PACE = 210; // ms a month, where the machine can keep up
  const SIGNS = {
    back: "M7 1V11L1 6ZM9 1h2v10H9Z", next: "M5 1V11L11 6ZM1 1h2v10H1Z", play: "M2 0V12L11 6Z",
    pause: "M1 1h4v10H1ZM7 1h4v10H7Z", whole: "M2 1L6 5L10 1L11 2L7 6L11 10L10 11L6 7L2 11L1 10L5 6L1 2Z",
  };

  /* `load()` gives [[month, message]…], `paint(message)` draws one, `leave()` the whole period. */
  function create(host, { text, load, paint, leave, point, keep }) {
    const still = root.matchMedia("(prefers-reduced-motion: reduce)");
    let frames = null;
    let at = -1;
    let timer = null;
    const box = element("div", "playback", host);
    box.setAttribute("role", "group");
    const button = (name, act) => {
      const made = element("button", name, box);
      made.type = "button";
      made.addEventListener("click", act);
      if (name in SIGNS) node("path", { d: SIGNS[name] }, node("svg", { width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" }, made));
      return made;
    };
    const back = button("back", () => step(-1));
    const play = button("play", () => (timer ? pause() : start()));
    const next = button("next", () => step(1));
    const hold = button("keep", () => keep(frames[at][0]));
    const whole = button("whole", stop);
    const said = element("span", "said", box);
    said.setAttribute("role", "status");

    function label() {
      const names = { back: [back, "play.back"], next: [next, "play.next"], whole: [whole, "play.stop"] };
      for (const [made, key] of Object.values(names)) made.setAttribute("aria-label", made.title = text(key));
      const key = timer ? "play.pause" : "play.start";
      play.setAttribute("aria-label", play.title = text(key));
      play.querySelector("path").setAttribute("d", timer ? SIGNS.pause : SIGNS.play);
      box.setAttribute("aria-label", text("play.group"));
      hold.textContent = text("play.keep");
      play.hidden = still.matches; // nothing moves by itself; the steps do the same
      hold.hidden = whole.hidden = at < 0 || Boolean(timer);
    }

    async function ready() {
      if (frames) return true;
      box.classList.add("busy");
      try {
        frames = await load();
      } catch {
        said.textContent = text("play.failed");
      }
      box.classList.remove("busy");
      return Boolean(frames && frames.length);
    }

    function show(index) {
      at = index;
      const [month, message] = frames[at];
      paint(message);
      point(month);
      root.document.documentElement.dataset.atlasMonth = month;
      if (!timer) tell();
    }

    /* For those who hear the page: only what stands still. */
    function tell() {
      const [, message] = frames[at];
      const figures = message.keyFigures.map(({ short, number }) => `${short}: ${number || text("figures.none")}`);
      said.textContent = [message.title, ...figures].join("; ");
    }

    async function start() {
      if (!(await ready())) return;
      if (at >= frames.length - 1) at = -1;
      let due = performance.now();
      const tick = () => {
        if (at >= frames.length - 1) {
          pause();
          return;
        }
        due = Math.max(due + PACE, performance.now());
        timer = setTimeout(tick, due - performance.now());
        show(at + 1);
      };
      timer = setTimeout(tick, 0);
      label();
    }

    function pause() {
      clearTimeout(timer);
      timer = null;
      if (at >= 0) tell();
      label();
    }

    async function step(by) {
      if (timer) pause();
      if (!(await ready())) return;
      const from = at < 0 && by < 0 ? frames.length : at;
      show(Math.min(Math.max(from + by, 0), frames.length - 1));
      label();
    }

    function forget() {
      clearTimeout(timer);
      timer = null;
      at = -1;
      said.textContent = "";
      delete root.document.documentElement.dataset.atlasMonth;
      point(null);
      label();
    }

    function stop() {
      const shown = at >= 0;
      forget();
      if (shown) leave();
    }

    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") stop();
      else if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });

    /* Another view has come: its months are others. */
    function reset() {
      frames = null;
      forget();
    }

    return { reset, label, isOn: () => at >= 0 };
  }

  atlas.playback = { create };
})(window);

/* Which marks stand together and which names find room: pure functions on boxes in pixels.
 *
 * A box is [left, top, right, bottom]. Numbers are never dropped: they move. Names are dropped
 * rather than shrunk or laid over one another.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});

  const meets = (a, b, pad = 0) =>
    a[0] < b[2] + pad && a[2] > b[0] - pad && a[1] < b[3] + pad && a[3] > b[1] - pad;
  const inside = (a, frame) => a[0] >= frame[0] && a[1] >= frame[1] && a[2] <= frame[2] && a[3] <= frame[3];
  const union = (boxes) => boxes.reduce((a, b) => [
    Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3]),
  ]);
  const shift = (box, dx, dy) => [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
  const overlap = (a, b) =>
    Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

  /* The box of a text whose baseline starts, is centred or ends at (x, y). */
  function textBox(x, y, width, size, anchor = "start") {
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    return [left, y - size * 0.82, left + width, y + size * 0.26];
  }

  /* Marks nearer than `distance` px share one place. The first of a group gives the place, so the
   * order of `marks` decides: pass the most telling ones first. */
  function cluster(marks, distance) {
    const groups = [];
    for (const mark of marks) {
      const group = groups.find((g) => Math.hypot(g.x - mark.x, g.y - mark.y) < distance);
      if (group) group.members.push(mark);
      else groups.push({ x: mark.x, y: mark.y, members: [mark] });
    }
    return groups;
  }

  /* Offsets that set `many` marks side by side, centred on their common place. */
  const sideBySide = (many, step) => Array.from({ length: many }, (_, i) => (i - (many - 1) / 2) * step);

  /* Where the lines run, as a coarse grid: names prefer places that are not crossed. */
  class Ground {
    constructor(frame, cell = 8) {
      [this.left, this.top] = frame;
      this.cell = cell;
      this.columns = Math.ceil((frame[2] - frame[0]) / cell) + 1;
      this.rows = Math.ceil((frame[3] - frame[1]) / cell) + 1;
      this.cells = new Uint8Array(this.columns * this.rows);
    }

    mark(x, y) {
      const column = Math.floor((x - this.left) / this.cell);
      const row = Math.floor((y - this.top) / this.cell);
      if (column >= 0 && row >= 0 && column < this.columns && row < this.rows) this.cells[row * this.columns + column] = 1;
    }

    line(points) {
      const { left, top } = this;
      const [right, bottom] = [left + this.columns * this.cell, top + this.rows * this.cell];
      for (let i = 1; i < points.length; i++) {
        const [ax, ay] = points[i - 1];
        const [bx, by] = points[i];
        const outside = Math.max(ax, bx) < left || Math.min(ax, bx) > right || Math.max(ay, by) < top || Math.min(ay, by) > bottom;
        if (outside) continue;
        const steps = Math.min(2000, Math.ceil(Math.hypot(bx - ax, by - ay) / this.cell)) || 1;
        for (let n = 0; n <= steps; n++) this.mark(ax + ((bx - ax) * n) / steps, ay + ((by - ay) * n) / steps);
      }
    }

    /* How many cells of the box lines cross, and which share of it, 0–1. */
    crossing(box) {
      const column = (x) => Math.floor((x - this.left) / this.cell);
      const row = (y) => Math.floor((y - this.top) / this.cell);
      const [left, top, right, bottom] = [column(box[0]), row(box[1]), column(box[2]), row(box[3])];
      const [first, last] = [Math.max(0, left), Math.min(this.columns - 1, right)];
      let hit = 0;
      for (let r = Math.max(0, top); r <= Math.min(this.rows - 1, bottom); r++) {
        for (let c = first; c <= last; c++) hit += this.cells[r * this.columns + c];
      }
      return { cells: hit, share: hit / ((right - left + 1) * (bottom - top + 1)) };
    }
  }

  /* Does a straight line cross a box? (Liang–Barsky) */
  function crosses([a, b], box) {
    let from = 0;
    let to = 1;
    for (const axis of [0, 1]) {
      const d = b[axis] - a[axis];
      if (Math.abs(d) < 1e-9) {
        if (a[axis] < box[axis] || a[axis] > box[axis + 2]) return false;
        continue;
      }
      const [t0, t1] = [(box[axis] - a[axis]) / d, (box[axis + 2] - a[axis]) / d];
      from = Math.max(from, Math.min(t0, t1));
      to = Math.min(to, Math.max(t0, t1));
    }
    return from < to;
  }

  const RINGS = [30, 46, 64, 86, 112, 144, 180, 225];
  const TURNS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);

  /* Where a number stands: as near as possible to its wished place, clear of panels, of other
   * numbers and their hairlines and, if it can be, of lines. `make(dx, dy, anchor)` gives its box;
   * there is always an answer, and its `total` says how good it is. `hairlines` are [a, b]. */
  function placeNumber(make, wish, ring, { taken, frame, ground, hairlines = [] }) {
    const tries = [];
    const side = (dx) => (dx < 0 ? "end" : "start");
    if (wish) {
      const [left, top, right, bottom] = make(wish.dx, wish.dy, wish.anchor);
      // The wished place, and the same pushed into the frame.
      const dx = Math.max(0, frame[0] - left) - Math.max(0, right - frame[2]);
      const dy = Math.max(0, frame[1] - top) - Math.max(0, bottom - frame[3]);
      tries.push({ ...wish, cost: 0 }, { ...wish, dx: wish.dx + dx, dy: wish.dy + dy, cost: 5 + Math.hypot(dx, dy) / 4 });
    }
    for (const radius of RINGS) {
      for (const turn of TURNS) {
        const dx = Math.round(Math.cos(turn) * radius);
        const dy = Math.round(Math.sin(turn) * radius);
        tries.push({ dx, dy, anchor: side(Math.cos(turn) + 0.3), cost: radius + (wish ? 60 : 0) });
        if (wish) tries.push({ dx: wish.dx + dx, dy: wish.dy + dy, anchor: wish.anchor, cost: 30 + radius });
      }
    }
    const reach = 50 + (wish ? Math.hypot(wish.dx, wish.dy) : 0);
    let best = null;
    for (const place of tries) {
      if (best && place.cost >= best.total) continue;
      const box = make(place.dx, place.dy, place.anchor);
      const area = (box[2] - box[0]) * (box[3] - box[1]);
      const hair = [ring, [ring[0] + place.dx, ring[1] + place.dy]];
      const detour = Math.max(0, Math.hypot(place.dx, place.dy) - reach) * 0.4; // a long hairline
      let total = place.cost + detour + ground.crossing(box).cells * 5 + ((area - overlap(box, frame)) / area) * 4000;
      for (const other of taken) {
        if (meets(box, other, 2)) total += 250 + (overlap(box, other) / area) * 2000;
        else if (other.number && crosses(hair, other)) total += 150;
      }
      for (const line of hairlines) if (crosses(line, box)) total += 150;
      if (!best || total < best.total) best = { ...place, box, total };
    }
    return best;
  }

  /* Where a name stands, or null when every place collides or lies on lines for more than `bear`
   * of its box. Candidates come in order of preference. */
  function placeName(candidates, { taken, frame, ground, bear = 1 }) {
    let best = null;
    candidates.forEach((candidate, i) => {
      if (!inside(candidate.box, frame) || taken.some((box) => meets(candidate.box, box, 1))) return;
      const crossed = ground.crossing(candidate.box).share;
      const cost = crossed * 8 + i;
      if (crossed <= bear && (!best || cost < best.cost)) best = { ...candidate, cost };
    });
    return best;
  }

  /* The places a name may take around its mark; `reach` is the mark's half size. */
  function around(x, y, width, size, reach = 4) {
    const side = reach + 4;
    const low = size * 0.34;
    return [
      [side, low, "start"], [-side, low, "end"],
      [0, -reach - 5, "middle"], [0, reach + size, "middle"],
      [side - 2, -reach - 2, "start"], [side - 2, reach + size - 2, "start"],
      [-side + 2, -reach - 2, "end"], [-side + 2, reach + size - 2, "end"],
    ].map(([dx, dy, anchor]) => ({ x: x + dx, y: y + dy, anchor, box: textBox(x + dx, y + dy, width, size, anchor) }));
  }

  /* Break a line at spaces so that no part is wider than `limit`. */
  function wrap(text, limit, measure) {
    const lines = [];
    for (const word of text.split(" ")) {
      const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && measure(joined) <= limit) lines[lines.length - 1] = joined;
      else lines.push(word);
    }
    return lines;
  }

  atlas.labels = { meets, inside, union, shift, overlap, textBox, cluster, sideBySide, crosses, Ground, placeNumber, placeName, around, wrap };
})(window);

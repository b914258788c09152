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

    at(x, y) {
      return [Math.floor((x - this.left) / this.cell), Math.floor((y - this.top) / this.cell)];
    }

    has(column, row) {
      return column >= 0 && row >= 0 && column < this.columns && row < this.rows;
    }

    mark(x, y) {
      const [column, row] = this.at(x, y);
      if (this.has(column, row)) this.cells[row * this.columns + column] = 1;
    }

    line(points) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        const steps = Math.min(4000, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 5)) || 1;
        for (let n = 0; n <= steps; n++) {
          this.mark(a[0] + ((b[0] - a[0]) * n) / steps, a[1] + ((b[1] - a[1]) * n) / steps);
        }
      }
    }

    /* Share of the box that lines cross, 0–1. */
    crossed(box) {
      const [left, top] = this.at(box[0], box[1]);
      const [right, bottom] = this.at(box[2], box[3]);
      let hit = 0;
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          if (this.has(column, row)) hit += this.cells[row * this.columns + column];
        }
      }
      return hit / ((right - left + 1) * (bottom - top + 1));
    }
  }

  const RINGS = [30, 46, 64, 86, 112, 144, 180, 225];
  const TURNS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);

  /* Where a number stands: as near as possible to its wished place, clear of panels, of other
   * numbers and, if it can be, of lines. `make(dx, dy, anchor)` gives its box; there is always an answer. */
  function placeNumber(make, wish, { taken, frame, ground }) {
    const tries = [];
    if (wish) tries.push({ ...wish, cost: 0 });
    const centre = wish || { dx: 0, dy: 0 };
    for (const radius of RINGS) {
      for (const turn of TURNS) {
        const dx = Math.round(Math.cos(turn) * radius);
        const dy = Math.round(Math.sin(turn) * radius);
        const anchor = wish ? wish.anchor : Math.cos(turn) < -0.3 ? "end" : "start";
        tries.push({ dx: centre.dx + dx, dy: centre.dy + dy, anchor, cost: wish ? 30 + radius : radius });
        if (wish && wish.anchor !== "middle") {
          tries.push({ dx, dy, anchor: Math.cos(turn) < -0.3 ? "end" : "start", cost: 60 + radius });
        }
      }
    }
    let best = null;
    for (const place of tries) {
      if (best && place.cost >= best.total) continue;
      const box = make(place.dx, place.dy, place.anchor);
      let total = place.cost + ground.crossed(box) * 160;
      const area = (box[2] - box[0]) * (box[3] - box[1]);
      total += ((area - overlap(box, frame)) / area) * 4000;
      for (const other of taken) {
        if (meets(box, other, 2)) total += 250 + (overlap(box, other) / area) * 2000;
      }
      if (!best || total < best.total) best = { ...place, box, total };
    }
    return best;
  }

  /* Where a name stands, or null when every place collides. Candidates come in order of preference. */
  function placeName(candidates, { taken, frame, ground, patience = 1 }) {
    let best = null;
    candidates.forEach((candidate, i) => {
      if (!inside(candidate.box, frame) || taken.some((box) => meets(candidate.box, box, 1))) return;
      const cost = ground.crossed(candidate.box) * 6 * patience + i;
      if (!best || cost < best.cost) best = { ...candidate, cost };
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

  atlas.labels = { meets, inside, union, shift, overlap, textBox, cluster, sideBySide, Ground, placeNumber, placeName, around, wrap };
})(window);

/* Geometry of the flow lines: pure functions on [x, y] points in pixels, y down.
 *
 * A line lies on the right of its course, so the two directions of one course run side by side.
 * Nothing here touches the page, so every rule can be tested with numbers.
 */
(function (root) {
  "use strict";
  const atlas = (root.DarienAtlas = root.DarienAtlas || {});

  const GAP = 1; // px between the course and the near edge of a line: 2 px between two directions
  const THICK = 5; // px from which a line is a ribbon with two edges instead of a stroke
  const BARB_EVERY = 140; // px between the half-barbs of a thin line
  const CODES = { c: 3, p: 2, d: 1, u: 0 }; // the better known style wins on a shared course

  /* Both scales are fixed: the same number looks the same in every view. */
  const widthOf = (people) => Math.max(1.2, 0.015 * Math.sqrt(people));
  const radiusOf = (people) => Math.max(2.5, 0.03 * Math.sqrt(people));
  const headOf = (width) => ({ length: Math.max(9, 1.05 * width), barb: Math.max(4, 0.42 * width) });

  const between = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const far = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  const move = (p, [x, y], by) => [p[0] + x * by, p[1] + y * by];
  /* To the right of a heading; y grows downwards, so east (1, 0) has south (0, 1) on its right. */
  const rightOf = ([x, y]) => [-y, x];

  function heading(a, b) {
    const length = far(a, b) || 1;
    return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  }

  function lengthOf(points) {
    let sum = 0;
    for (let i = 1; i < points.length; i++) sum += far(points[i - 1], points[i]);
    return sum;
  }

  function distanceToSegment(p, a, b) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const square = dx * dx + dy * dy;
    const t = square ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square : 0;
    const k = t < 0 ? 0 : t > 1 ? 1 : t;
    return Math.hypot(p[0] - a[0] - dx * k, p[1] - a[1] - dy * k);
  }

  /* Douglas–Peucker, without recursion: a course may have thousands of vertices. */
  function simplify(points, tolerance) {
    if (points.length < 3) return points.slice();
    const keep = new Uint8Array(points.length);
    keep[0] = keep[points.length - 1] = 1;
    const spans = [[0, points.length - 1]];
    while (spans.length) {
      const [first, last] = spans.pop();
      let worst = tolerance;
      let at = -1;
      for (let i = first + 1; i < last; i++) {
        const d = distanceToSegment(points[i], points[first], points[last]);
        if (d > worst) [worst, at] = [d, i];
      }
      if (at > 0) {
        keep[at] = 1;
        spans.push([first, at], [at, last]);
      }
    }
    return points.filter((_, i) => keep[i]);
  }

  /* Chaikin's corner cutting; the ends stay, because legs meet there. */
  function smooth(points, rounds = 2) {
    let line = points;
    for (let n = 0; n < rounds && line.length > 2; n++) {
      const next = [line[0]];
      for (let i = 0; i < line.length - 1; i++) {
        if (i > 0) next.push(between(line[i], line[i + 1], 0.25));
        if (i < line.length - 2) next.push(between(line[i], line[i + 1], 0.75));
      }
      next.push(line[line.length - 1]);
      line = next;
    }
    return line;
  }

  /* The course as it is drawn. A wide ribbon needs a calmer course, and both directions of a
   * course must use the same one, so the caller passes the widest line that lies on it. */
  function prepare(points, widest = 0) {
    const spaced = points.filter((p, i) => i === 0 || i === points.length - 1 || far(p, points[i - 1]) > 0.5);
    return smooth(simplify(spaced, Math.max(0.8, 0.3 * widest)));
  }

  /* The point or points that stand `by` px beside one vertex. */
  function beside(p, into, out, by, isEnd, room) {
    const cross = into[0] * out[1] - into[1] * out[0];
    const dot = into[0] * out[0] + into[1] * out[1];
    const half = Math.sqrt(Math.max(0, (1 + dot) / 2)); // cosine of half the turn
    const a = rightOf(into);
    const b = rightOf(out);
    const outside = cross * by < 0;
    const mitre = () => {
      const middle = heading([0, 0], [a[0] + b[0], a[1] + b[1]]);
      return [move(p, middle, by / Math.max(half, 0.35))];
    };
    if (isEnd || half > 0.985) return mitre();
    if (!outside) {
      // Inside a bend the mitre is right as long as both neighbours are long enough to reach it;
      // else both corners are given and the ones that come too near the course fall away later.
      const reach = (Math.abs(by) * Math.abs(cross)) / (1 + dot + 1e-9);
      return reach < room ? mitre() : [move(p, a, by), move(p, b, by)];
    }
    const turn = Math.atan2(cross, dot);
    const steps = Math.max(1, Math.ceil(Math.abs(turn) / 0.35));
    const start = Math.atan2(a[1], a[0]);
    return Array.from({ length: steps + 1 }, (_, i) => {
      const angle = start + (turn * i) / steps;
      return move(p, [Math.cos(angle), Math.sin(angle)], by);
    });
  }

  /* Where two segments cross, or null. */
  function meeting(a, b, c, d) {
    const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
    const cross = ux * vy - uy * vx;
    if (!cross) return null;
    const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross;
    const u = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross;
    return t > 0 && t < 1 && u > 0 && u < 1 ? between(a, b, t) : null;
  }

  /* Cut the small knots that are left where a parallel turns inside a bend. */
  function untie(line) {
    const made = line.slice();
    for (let i = 0; i + 3 < made.length; i++) {
      for (let j = Math.min(i + 12, made.length - 2); j > i + 1; j--) {
        const knot = meeting(made[i], made[i + 1], made[j], made[j + 1]);
        if (knot) {
          made.splice(i + 1, j - i, knot);
          break;
        }
      }
    }
    return made;
  }

  /* A parallel of `points`, `by` px to the right. `before` and `after` are the headings of the
   * neighbouring legs, so that two ribbons that follow each other share their corner points. */
  function offset(points, by, before = null, after = null) {
    const last = points.length - 1;
    const course = [];
    for (let i = 0; i < last; i++) course.push(heading(points[i], points[i + 1]));
    const line = [];
    points.forEach((p, i) => {
      const into = i > 0 ? course[i - 1] : before || course[0];
      const out = i < last ? course[i] : after || course[last - 1];
      const isEnd = i === 0 || i === last;
      const room = isEnd ? 0 : Math.min(far(points[i - 1], p), far(p, points[i + 1]));
      for (const q of beside(p, into, out, by, isEnd, room)) line.push([q, i]);
    });
    const limit = Math.abs(by) * 0.97 - 0.05;
    const clear = ([q, i], n) => {
      if (n === 0 || n === line.length - 1) return true;
      const to = Math.min(last, i + 14);
      for (let j = Math.max(0, i - 14); j < to; j++) {
        if (distanceToSegment(q, points[j], points[j + 1]) < limit) return false;
      }
      return true;
    };
    return untie(simplify(line.filter(clear).map(([q]) => q), 0.15));
  }

  /* Point and heading after `along` px. */
  function locate(points, along) {
    let left = along;
    for (let i = 1; i < points.length; i++) {
      const step = far(points[i - 1], points[i]);
      if (left <= step || i === points.length - 1) {
        const t = step ? Math.min(1, left / step) : 0;
        return { point: between(points[i - 1], points[i], t), heading: heading(points[i - 1], points[i]), index: i };
      }
      left -= step;
    }
    return { point: points[0], heading: [1, 0], index: 1 };
  }

  function cut(points, along) {
    const { point, index } = locate(points, along);
    return [...points.slice(0, index), point];
  }

  /* Half an arrow head whose back stands at `along` − its length; only on the outer side. */
  function halfBarb(points, along, width) {
    const { length, barb } = headOf(width);
    const tip = locate(points, along);
    const back = locate(points, Math.max(0, along - length));
    const right = rightOf(heading(back.point, tip.point));
    return [
      move(tip.point, right, -width / 2),
      move(back.point, right, -width / 2),
      move(back.point, right, width / 2 + barb),
    ];
  }

  function barbPlaces(length, every = BARB_EVERY) {
    if (length < 20) return [];
    const many = Math.max(1, Math.round(length / every));
    return Array.from({ length: many }, (_, i) => ((i + 0.5) * length) / many + Math.min(5, length * 0.2));
  }

  /* A line of less than THICK px: a stroke and its half-barbs. */
  function thinLine(points, width) {
    const line = offset(points, GAP + width / 2);
    const barbs = barbPlaces(lengthOf(line)).map((s) => halfBarb(line, s, width));
    return { line, barbs };
  }

  /* A ribbon: `body` is its closed outline, `edges` the lines along it (open where it joins). */
  function ribbon(points, width, { before = null, after = null } = {}) {
    const full = lengthOf(points);
    const { length, barb } = headOf(width);
    const head = after ? 0 : Math.min(length, full * 0.6);
    const stem = head ? cut(points, full - head) : points;
    const inner = offset(stem, GAP, before, after);
    const outer = offset(stem, GAP + width, before, after);
    const barbs = [];
    if (after || full > 420) {
      // A long ribbon tells its direction on the way too, by notches on its outer edge.
      const edge = offset(points, GAP + width);
      const usable = lengthOf(edge) - 2 * length;
      for (const s of barbPlaces(usable, 320)) {
        const [, back, out] = halfBarb(edge, s, 0.1);
        const tip = locate(edge, s).point;
        barbs.push([tip, back, move(back, heading(back, out), 0.3 * width)]);
      }
    }
    if (!head) return { body: [...outer, ...inner.slice().reverse()], edges: [outer, inner], barbs };
    const end = points[points.length - 1];
    const base = stem[stem.length - 1];
    const right = rightOf(heading(base, end));
    const tip = move(end, right, GAP);
    const wing = move(base, right, GAP + width + barb);
    const back = inner.slice().reverse();
    return { body: [...outer, wing, tip, ...back], edges: [[...outer, wing, tip, ...back]], barbs };
  }

  /* A half-disc on a flat base at [x, y]: up for north, down for south. */
  function halfDisc([x, y], radius, dir) {
    const r = radius.toFixed(1);
    return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}A${r} ${r} 0 0 ${dir === "n" ? 1 : 0} ${(x + radius).toFixed(1)} ${y.toFixed(1)}Z`;
  }

  const pathOf = (points, closed = false) =>
    "M" + points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") + (closed ? "Z" : "");

  /* One line for all legs that share a course and a direction: the best known style, then the
   * widest, gives its look and its id; `ids` keeps them all, for the card. */
  function mergeLegs(legs) {
    const lines = new Map();
    for (const leg of legs) {
      const key = `${leg.course} ${leg.dir}`;
      const line = lines.get(key);
      if (!line) {
        lines.set(key, { ...leg, ids: [leg.id] });
        continue;
      }
      const better = CODES[leg.code] - CODES[line.code] || leg.width - line.width;
      const ids = [...line.ids, leg.id];
      lines.set(key, better > 0 ? { ...leg, ids } : { ...line, ids });
    }
    return [...lines.values()];
  }

  atlas.ribbons = {
    GAP, THICK, CODES, widthOf, radiusOf, headOf, lengthOf, simplify, smooth, prepare, offset, locate,
    halfBarb, barbPlaces, thinLine, ribbon, halfDisc, pathOf, mergeLegs, heading, distanceToSegment,
  };
})(window);

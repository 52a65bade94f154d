const HEIGHT = 40;
const STROKE = 2.7;
const MARGIN = 9;
const ADVANCE = 27;
const GROUP_GAP = 9;
const CELL_WIDTH = 22 + MARGIN * 2;
const CELL_HEIGHT = HEIGHT + MARGIN * 2;

const line = (...points) => points;
const arc = (cx, cy, rx, ry, from, to) =>
  Array.from({ length: 25 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 24) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });

/** Pen strokes in a box of 22 by 40, so that the numbers need no font on the machine. */
const STROKES = [
  [arc(11, 20, 9, 18, 0, 360)],
  [line([4, 9], [12, 2], [12, 38])],
  [[...arc(11, 11, 9, 9, 190, 395), [2, 38], [20, 38]]],
  [arc(10.5, 11, 8.5, 9, 200, 450), arc(10.5, 28.5, 9.5, 9.5, 270, 520)],
  [line([16, 38], [16, 2], [2, 28], [21, 28])],
  [line([19, 2], [5, 2], [3.5, 18]), arc(10.5, 26, 9.5, 12, 222, 505)],
  [[[17, 2], ...arc(11, 27, 9.3, 11, 200, 560)]],
  [line([2, 2], [20, 2], [8, 38])],
  [arc(11, 10.5, 8, 8.5, 0, 360), arc(11, 28.5, 9.5, 9.5, 0, 360)],
  [[[5, 38], ...arc(11, 13, 9.3, 11, 20, 380)]],
];

function distanceToSegment(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

const distanceToStroke = (x, y, points) =>
  points.slice(1).reduce((least, point, at) => Math.min(least, distanceToSegment(x, y, points[at], point)), Infinity);

/** Two coverage maps: the white pen, and the soft shadow that keeps it legible on snow. */
function drawDigit(strokes) {
  const pen = new Float32Array(CELL_WIDTH * CELL_HEIGHT);
  const shadow = new Float32Array(pen.length);
  for (let at = 0; at < pen.length; at++) {
    const [x, y] = [(at % CELL_WIDTH) - MARGIN, Math.floor(at / CELL_WIDTH) - MARGIN];
    const distance = Math.min(...strokes.map((points) => distanceToStroke(x, y, points)));
    pen[at] = Math.max(0, Math.min(1, STROKE + 0.5 - distance));
    shadow[at] = 0.66 * Math.max(0, Math.min(1, 1 - (distance - STROKE) / (MARGIN - STROKE))) ** 1.5;
  }
  return { pen, shadow };
}

const DIGITS = STROKES.map(drawDigit);

/**
 * Writes a whole number with thin spaces between groups of three.
 * @param {Uint8ClampedArray} target RGB rows
 * @param {{width: number, left: number, bottom: number}} place of the first digit's stem, in pixels
 */
export function drawNumber(target, number, { width, left, bottom }) {
  const text = String(number);
  let x = left;
  for (const [at, digit] of [...text].entries()) {
    stamp(target, DIGITS[Number(digit)], width, x - MARGIN, bottom - HEIGHT - MARGIN);
    const endsGroup = (text.length - 1 - at) % 3 === 0;
    x += ADVANCE + (endsGroup ? GROUP_GAP : 0);
  }
}

function stamp(target, { pen, shadow }, width, left, top) {
  for (let at = 0; at < pen.length; at++) {
    if (shadow[at] === 0 && pen[at] === 0) continue;
    const to = ((top + Math.floor(at / CELL_WIDTH)) * width + left + (at % CELL_WIDTH)) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const shaded = target[to + channel] * (1 - shadow[at]);
      target[to + channel] = shaded + (250 - shaded) * pen[at];
    }
  }
}

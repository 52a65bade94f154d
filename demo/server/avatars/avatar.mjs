/** Width and height of an avatar in px. */
export const AVATAR_SIZE = 48;

/** A sheet holds 40 × 40 of them. */
export const SHEET_COLUMNS = 40;
export const SHEET_AVATARS = SHEET_COLUMNS ** 2;

/** Five squares of 8 px beside each other, and the same space around them. */
const SQUARES = 5;
const SQUARE = 8;
const MARGIN = (AVATAR_SIZE - SQUARES * SQUARE) / 2;
const PAPER = [240, 238, 233];

/** @typedef {{ data: Uint8Array, width: number }} Pixels RGB rows */

/** @param {number} first @param {number} columns @param {number} rows @returns {Pixels} */
export function drawAvatars(first, columns, rows) {
  const width = columns * AVATAR_SIZE;
  const pixels = { data: new Uint8Array(width * rows * AVATAR_SIZE * 3), width };
  fill(pixels, 0, 0, width, rows * AVATAR_SIZE, PAPER);
  for (let place = 0; place < columns * rows; place++) {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    drawAvatar(pixels, first + place, column * AVATAR_SIZE + MARGIN, row * AVATAR_SIZE + MARGIN);
  }
  return pixels;
}

/** The left half of the squares is told by bits of the number, mixed; the right half mirrors it. */
function drawAvatar(pixels, number, left, top) {
  const bits = mix(number + 1);
  const color = colorOf(bits >>> 15);
  for (let place = 0; place < 15; place++) {
    if (((bits >>> place) & 1) === 0) continue;
    const [column, row] = [Math.floor(place / SQUARES), place % SQUARES];
    for (const x of new Set([column, SQUARES - 1 - column])) {
      fill(pixels, left + x * SQUARE, top + row * SQUARE, SQUARE, SQUARE, color);
    }
  }
}

function fill({ data, width: stride }, left, top, width, height, color) {
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) data.set(color, (y * stride + x) * 3);
  }
}

/** Neighbouring numbers come out wide apart (the finalizer of MurmurHash3). */
function mix(number) {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** One of 360 hues, of even lightness. */
function colorOf(seed) {
  const hue = (seed % 360) / 60;
  return [5, 3, 1].map((shift) => {
    const k = (shift + hue) % 6;
    return Math.round(200 - 140 * Math.max(0, Math.min(k, 4 - k, 1)));
  });
}

// An index drawn as 5 × 5 dark and light squares, so that a test can read off a screenshot which picture a cell shows.
// Row by row: a light marker, 20 bits of the index (highest first), a 4-bit checksum.

export const SQUARES_PER_SIDE = 5;
export const INDEX_LIMIT = 2 ** 20;

const INDEX_BITS = 20;
const CHECKSUM_BITS = 4;
/** Two tones apart enough for JPEG and for scaling, yet not black or white, which broken pictures tend to be. */
export const TONES = { dark: 40, light: 215 };
/** Share of the contrast by which a square may miss its tone: a blend of two pictures misses it by more. */
const TONE_TOLERANCE = 0.25;
const LEAST_CONTRAST = 80;

/**
 * @param {number} index
 * @returns {boolean[]} 25 squares, true where light.
 */
export function encodePattern(index) {
  if (!Number.isInteger(index) || index < 0 || index >= INDEX_LIMIT) {
    throw new RangeError(`pattern index must be an integer from 0 to ${INDEX_LIMIT - 1}, got ${index}`);
  }
  return [true, ...bitsOf(index, INDEX_BITS), ...bitsOf(checksumOf(index), CHECKSUM_BITS)];
}

/**
 * @param {ImageData} image
 * @param {{ x: number, y: number, width: number, height: number }} [rect] Where the pattern lies, in the image's pixels.
 * @returns {number | undefined} The index, or undefined where no intact pattern is.
 */
export function readPattern(image, rect = { x: 0, y: 0, width: image.width, height: image.height }) {
  return readTones(squareTones(image, rect));
}

/**
 * @param {number[]} tones Mean tone of each of the 25 squares.
 * @returns {number | undefined} The index, or undefined where they are no intact pattern.
 */
export function readTones(tones) {
  const darkest = Math.min(...tones);
  const contrast = Math.max(...tones) - darkest;
  if (!(contrast >= LEAST_CONTRAST)) return undefined;
  const lightness = tones.map((tone) => (tone - darkest) / contrast);
  if (lightness.some((value) => Math.abs(value - Math.round(value)) > TONE_TOLERANCE)) return undefined;
  const [marker, ...bits] = lightness.map((value) => value > 0.5);
  const index = numberOf(bits.slice(0, INDEX_BITS));
  return marker && numberOf(bits.slice(INDEX_BITS)) === checksumOf(index) ? index : undefined;
}

/**
 * CRC-4-ITU's polynomial over the index, with a start value that keeps the pattern of all ones invalid:
 * a plain light picture must not read as an index.
 * @param {number} index
 */
function checksumOf(index) {
  let remainder = 0b1010;
  for (const bit of bitsOf(index, INDEX_BITS)) {
    const feedback = ((remainder >> 3) & 1) !== Number(bit);
    remainder = ((remainder << 1) & 0b1111) ^ (feedback ? 0b0011 : 0);
  }
  return remainder;
}

/**
 * @param {number} value
 * @param {number} length
 */
function bitsOf(value, length) {
  return Array.from({ length }, (_, position) => ((value >> (length - 1 - position)) & 1) === 1);
}

/** @param {boolean[]} bits */
function numberOf(bits) {
  return bits.reduce((value, bit) => value * 2 + Number(bit), 0);
}

/**
 * @param {ImageData} image
 * @param {{ x: number, y: number, width: number, height: number }} rect
 */
function squareTones(image, rect) {
  const width = rect.width / SQUARES_PER_SIDE;
  const height = rect.height / SQUARES_PER_SIDE;
  return Array.from({ length: SQUARES_PER_SIDE ** 2 }, (_, square) => {
    const column = square % SQUARES_PER_SIDE;
    const row = Math.floor(square / SQUARES_PER_SIDE);
    // only the middle half of each square: its borders are blurred by scaling and by JPEG blocks
    return meanTone(image, rect.x + (column + 0.25) * width, rect.y + (row + 0.25) * height, width / 2, height / 2);
  });
}

/**
 * @param {ImageData} image
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function meanTone(image, left, top, width, height) {
  const right = Math.max(Math.floor(left) + 1, Math.floor(left + width));
  const bottom = Math.max(Math.floor(top) + 1, Math.floor(top + height));
  let sum = 0;
  for (let y = Math.floor(top); y < bottom; y++) {
    for (let x = Math.floor(left); x < right; x++) sum += toneAt(image.data, (y * image.width + x) * 4);
  }
  return sum / ((right - Math.floor(left)) * (bottom - Math.floor(top)));
}

/**
 * @param {Uint8ClampedArray} data
 * @param {number} offset
 */
function toneAt(data, offset) {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(offset, offset + 4);
  return (((red + green + blue) / 3) * alpha) / 255;
}

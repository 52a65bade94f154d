import sharp from 'sharp';

/**
 * @typedef {{ data: Buffer, width: number, height: number }} Capture RGB.
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box Within the cell, half-open.
 * @typedef {object} Comparison
 * @property {Box | undefined} grid What the grid has drawn on, `undefined` for nothing.
 * @property {Box | undefined} image The same of `<img>`.
 * @property {number} meanError Of the channels over both boxes, 0 to 255.
 */

/** Less than this from the blank page is the page itself. */
const NOTICEABLE = 3;

/** @param {Buffer} png @returns {Promise<Capture>} */
export async function readCapture(png) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * @param {{ grid: Capture, images: Capture, blank: Capture }} captures
 * @param {{ x: number, y: number, width: number, height: number }} cell
 * @returns {Comparison}
 */
export function compareCell({ grid, images, blank }, cell) {
  const gridBox = drawnBox(grid, blank, cell);
  const imageBox = drawnBox(images, blank, cell);
  const union = unionOf(gridBox, imageBox);
  return { grid: gridBox, image: imageBox, meanError: union ? meanError(grid, images, cell, union) : 0 };
}

function drawnBox(capture, blank, { x, y, width, height }) {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = ((y + row) * capture.width + x + column) * 3;
      if (difference(capture.data, blank.data, at) < NOTICEABLE) continue;
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column + 1);
      box.top = Math.min(box.top, row);
      box.bottom = row + 1;
    }
  }
  return box.right > 0 ? box : undefined;
}

function difference(a, b, at) {
  return Math.max(Math.abs(a[at] - b[at]), Math.abs(a[at + 1] - b[at + 1]), Math.abs(a[at + 2] - b[at + 2]));
}

function unionOf(a, b) {
  if (!a || !b) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function meanError(a, b, cell, { left, top, right, bottom }) {
  let sum = 0;
  for (let row = top; row < bottom; row++) {
    const start = ((cell.y + row) * a.width + cell.x + left) * 3;
    for (let at = start; at < start + (right - left) * 3; at++) sum += Math.abs(a.data[at] - b.data[at]);
  }
  return sum / (3 * (right - left) * (bottom - top));
}

/**
 * Margin of each picture, filled with its own edge, and the step of its place. JPEG without subsampled colours codes each
 * 8 px for themselves; WebP subsamples colours, and the filters of WebP and AVIF reach over the edges of their blocks.
 */
const ROOM = { jpeg: { margin: 0, step: 8 }, webp: { margin: 4, step: 16 }, avif: { margin: 4, step: 16 } };

/** @param {number} length @param {string} format */
export function slotLength(length, format) {
  const { margin, step } = ROOM[format];
  return Math.ceil((length + 2 * margin) / step) * step;
}

/**
 * @typedef {object} Placed
 * @property {number} place Of the picture among those that were given.
 * @property {number} x Of the picture; its slot begins a margin before.
 * @property {number} y
 * @property {number} margin
 * @property {number} slotWidth
 * @property {number} slotHeight
 */

/**
 * Places pictures side by side in cells of one size; those that are given must fit on one sheet.
 * @param {readonly { width: number, height: number }[]} pictures
 * @param {{ cell: number, maxSide: number, format: string }} options
 * @returns {readonly (readonly Placed[])[]} For each sheet
 */
export function placeInCells(pictures, { cell, maxSide, format }) {
  const slot = slotLength(cell, format);
  const columns = Math.floor(maxSide / slot);
  const { margin } = ROOM[format];
  return [
    pictures.map((_, place) => ({
      place,
      x: (place % columns) * slot + margin,
      y: Math.floor(place / columns) * slot + margin,
      margin,
      slotWidth: slot,
      slotHeight: slot,
    })),
  ];
}

/** Places pictures as closely as they go, on as many sheets as they need. */
export async function placeClosely(pictures, { maxSide, format }) {
  const { MaxRectsPacker } = await import('maxrects-packer/dist/maxrects-packer.mjs').catch((cause) => {
    throw new Error('--layout packed needs maxrects-packer beside it: npm install maxrects-packer', { cause });
  });
  const packer = new MaxRectsPacker(maxSide, maxSide, 0, { smart: true, pot: false, square: false });
  packer.addArray(
    pictures.map(({ width, height }, place) => ({
      width: slotLength(width, format),
      height: slotLength(height, format),
      data: place,
    })),
  );
  const { margin } = ROOM[format];
  return packer.bins.map(({ rects }) =>
    rects.map(({ x, y, width, height, data }) => {
      return { place: data, x: x + margin, y: y + margin, margin, slotWidth: width, slotHeight: height };
    }),
  );
}

import type { RawPixels } from '../../workers/plug-in/plug-in-protocol.js';

/** Turns and mirrors stored pixels as an orientation of TIFF 6.0 (tag 274, as in EXIF) says, 1 to 8. */
export function turnPixels(stored: RawPixels, orientation: number): RawPixels {
  if (!(orientation >= 2 && orientation <= 8)) return stored;
  const isTurned = orientation >= 5;
  const width = isTurned ? stored.height : stored.width;
  const height = isTurned ? stored.width : stored.height;
  const source = new Uint32Array(stored.data.buffer, stored.data.byteOffset, stored.width * stored.height);
  const shown = new Uint32Array(source.length);
  const { start, right, down } = walk(orientation, stored.width, stored.height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, from = start + y * down; x < width; x++, from += right) shown[at++] = source[from] ?? 0;
  }
  return { width, height, data: new Uint8ClampedArray(shown.buffer) };
}

/** Where in the stored picture the first shown pixel is, and which way a step to the right and down leads. */
function walk(orientation: number, width: number, height: number): { start: number; right: number; down: number } {
  const lastColumn = width - 1;
  const lastRow = (height - 1) * width;
  const walks = [
    { start: 0, right: 1, down: width },
    { start: lastColumn, right: -1, down: width },
    { start: lastRow + lastColumn, right: -1, down: -width },
    { start: lastRow, right: 1, down: -width },
    { start: 0, right: width, down: 1 },
    { start: lastRow, right: -width, down: 1 },
    { start: lastRow + lastColumn, right: -width, down: -1 },
    { start: lastColumn, right: width, down: -1 },
  ];
  return walks[orientation - 1] as (typeof walks)[number];
}

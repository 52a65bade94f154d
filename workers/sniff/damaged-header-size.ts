import type { Size } from '../../src/core/picture/fit.js';

/** ITU T.81, table B.1: start of frame of every process; others between them are tables. */
const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
const TABLES = new Set([0xc4, 0xc8, 0xcc]);

/**
 * The largest frame header anywhere in a JPEG whose segments do not follow each other: engines look for the next marker
 * too. `undefined` where none tells both sides, which no engine shows.
 */
export function largestFrame(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let largest: Size | undefined;
  for (let at = bytes.indexOf(0xff); at >= 0 && at + 10 <= bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    if (!isFrame(bytes, view, at)) continue;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    if (width * height > (largest ? largest.width * largest.height : 0)) largest = { width, height };
  }
  return largest;
}

/** The length of a frame header is told by its number of components. */
function isFrame(bytes: Uint8Array, view: DataView, at: number): boolean {
  const marker = bytes[at + 1] ?? 0;
  if (marker < FIRST_FRAME || marker > LAST_FRAME || TABLES.has(marker)) return false;
  return view.getUint16(at + 2) === 8 + 3 * (bytes[at + 9] ?? 0);
}

/** Sides of a PNG by their place, whatever the chunk around them says of itself. */
export function pngSizeByPlace(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 24);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

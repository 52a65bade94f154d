import type { Size } from '../../src/core/picture/fit.js';

const SCREEN_BYTES = 13;
const EXTENSION = 0x21;
const FRAME = 0x2c;

/**
 * Size of a GIF's first frame with what lies before it, as engines enlarge a screen that is smaller than that, or 0×0;
 * `undefined` where the bytes end before it. CompuServe GIF89a, sections 18 to 20.
 */
export function firstFrameSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = SCREEN_BYTES + coloursBytes(bytes[10] ?? 0);
  while (bytes[at] === EXTENSION) at = endOfBlocks(bytes, at + 2);
  if (bytes[at] !== FRAME || at + 9 > bytes.length) return undefined;
  const side = (offset: number, length: number) =>
    view.getUint16(at + offset, true) + view.getUint16(at + length, true);
  return { width: side(1, 5), height: side(3, 7) };
}

function coloursBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Blocks begin with their length; an empty one ends them. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at]) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

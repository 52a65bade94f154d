import type { Size } from '../../src/core/picture/fit.js';

/** ISO/IEC 15444-1, A.5.1: start of the codestream, and the segment that follows it at once. */
const SIZE_SEGMENT = [0xff, 0x4f, 0xff, 0x51];

/** Size of a JPEG 2000 picture by its codestream, bare or in a container; `undefined` where the bytes end before it. */
export function jp2Size(bytes: Uint8Array): Size | undefined {
  const at = indexOfSegment(bytes);
  if (at < 0 || at + 24 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 24);
  // Of the reference grid, from which an offset may be cut off.
  return { width: view.getUint32(8), height: view.getUint32(12) };
}

function indexOfSegment(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (SIZE_SEGMENT.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

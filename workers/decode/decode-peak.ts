import type { Size } from '../../src/core/picture/fit.js';
import type { DecodePlan } from './decode.js';

const BYTES_PER_PIXEL = 4;

/** Of a picture that tells no size, raw pixels for each byte of the file: a camera's JPEG has 2 to 4 pixels for each. */
const BYTES_PER_ENCODED_BYTE = 16;

/**
 * Bytes that a decode is expected to need at most beside its file: the frame that the decoder hands over, and the bitmap
 * that is made of it. Scaled decoding never holds the whole picture, except a progressive JPEG's coefficients, of which
 * a header does not tell in time. Measured by PSS of all processes, Chromium 156 and Firefox 153: 1.5 to 4 bytes a
 * pixel of what is decoded, and the bitmap; 1.9 GB for a PNG of 20000×20000.
 */
export function decodePeakBytes({ header, path, wantedSize }: DecodePlan, encodedBytes: number): number {
  const { stored, natural } = header;
  if (!stored) return encodedBytes * BYTES_PER_ENCODED_BYTE;
  const bitmap = natural ? smaller(wantedSize(natural), stored) : stored;
  const frame = (path.by === 'image-decoder' && path.desired) || stored;
  return Math.ceil((area(frame) + area(bitmap)) * BYTES_PER_PIXEL);
}

function smaller(a: Size, b: Size): Size {
  return area(a) < area(b) ? a : b;
}

function area({ width, height }: Size): number {
  return width * height;
}

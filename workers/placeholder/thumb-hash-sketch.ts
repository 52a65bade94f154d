import { thumbHashToRGBA } from 'thumbhash';
import { ByteLru } from '../../src/core/byte-lru.js';
import type { Size } from '../../src/core/fit.js';
import type { CellPlaceholder } from '../protocol.js';

/** What a surface draws: some pixels, and the size of the picture that they stand for. */
export interface Sketch {
  readonly bitmap: OffscreenCanvas;
  readonly natural: Size;
}

/** At most 32 × 32 px each: 4 kB. */
const MAX_BYTES = 2 ** 20;

const pixels = new ByteLru<string, ImageData>({ maxBytes: MAX_BYTES, maxEntries: 1024, onRemove() {} });

let canvas: OffscreenCanvas | undefined;

/**
 * The blurred picture that a ThumbHash stands for, on a canvas that the next one is drawn on: to be used at once.
 * Decoding takes 0.1 ms, so what was decoded is kept. `undefined` in engines without `OffscreenCanvas`.
 */
export function sketchOf({ hash, natural }: CellPlaceholder): Sketch | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const decoded = pixels.get(hash) ?? decode(hash);
  canvas ??= new OffscreenCanvas(1, 1);
  // Also clears it.
  canvas.width = decoded.width;
  canvas.height = decoded.height;
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(decoded, 0, 0);
  return { bitmap: canvas, natural };
}

function decode(hash: string): ImageData {
  const { w, h, rgba } = thumbHashToRGBA(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)));
  const decoded = new ImageData(new Uint8ClampedArray(rgba), w, h);
  pixels.set(hash, decoded, rgba.length);
  return decoded;
}

import type { Size } from '../../src/core/fit.js';

/** Cells are rarely larger; 512 × 384 px are some 40 kB, a twentieth of what they take decoded. */
const MAX_SIDE = 512;

/** JPEG takes 0.9 ms for 320 × 240 px, WebP 10.6 ms, PNG 24 ms (Chromium 156). */
const JPEG = { type: 'image/jpeg', quality: 0.85 };
/** For what JPEG cannot: transparency. */
const WEBP = { type: 'image/webp', quality: 0.85 };

export interface EncodedThumbnail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: Size;
}

/**
 * Encodes a decoded picture, made smaller where it is large. `undefined` where the engine cannot: Safari encodes no WebP,
 * and older ones nothing in a worker.
 */
export async function encodeThumbnail(bitmap: ImageBitmap): Promise<EncodedThumbnail | undefined> {
  if (typeof OffscreenCanvas === 'undefined' || !('convertToBlob' in OffscreenCanvas.prototype)) return undefined;
  const share = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const size = { width: Math.ceil(bitmap.width * share), height: Math.ceil(bitmap.height * share) };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  const format = isOpaque(context.getImageData(0, 0, size.width, size.height)) ? JPEG : WEBP;
  const blob = await canvas.convertToBlob(format);
  // What an engine cannot encode it makes a PNG of.
  return blob.type === format.type ? { bytes: new Uint8Array(await blob.arrayBuffer()), size } : undefined;
}

function isOpaque({ data }: ImageData): boolean {
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return false;
  return true;
}

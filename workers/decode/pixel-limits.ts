import type { Size } from '../../src/core/picture/fit.js';
import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import { PictureFailure } from '../picture-failure.js';
import type { DecodePath } from './decode-path.js';

/** Refuses a picture by its header, before a decoder allocates for it. */
export function refuseTooManyPixels({ width, height }: Size, path: DecodePath, limits: PictureLimits): void {
  const isScaled = path.by === 'image-decoder' && path.desired !== undefined && path.desired.width < width;
  const limit = isScaled ? limits.scaledPixels : limits.pixels;
  if (width * height <= limit) return;
  const text = `${width}×${height} is ${megapixels(width * height)} MP, limit ${megapixels(limit)} MP`;
  throw new PictureFailure('too-large', 'ImageTooLargeError', text);
}

function megapixels(pixels: number): number {
  return pixels < 10e6 ? Math.round(pixels / 1e5) / 10 : Math.round(pixels / 1e6);
}

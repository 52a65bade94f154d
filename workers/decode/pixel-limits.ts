import type { Size } from '../../src/core/fit.js';
import { PictureFailure } from '../picture-failure.js';
import type { DecodePath } from './decode-path.js';

/** A whole decode holds four bytes a pixel at once and more in Chromium: 1.9 GB for a PNG of 20000×20000. */
const MAX_WHOLE_MEGAPIXELS = 50;

/** A scaled decode never holds the whole picture, but a progressive JPEG still buffers all its coefficients. */
const MAX_SCALED_MEGAPIXELS = 200;

/** Refuses a picture by its header, before a decoder allocates for it. */
export function refuseTooManyPixels(size: Size | undefined, path: DecodePath): void {
  if (!size) return;
  const isScaled = path.by === 'image-decoder' && path.desired !== undefined && path.desired.width < size.width;
  const limit = isScaled ? MAX_SCALED_MEGAPIXELS : MAX_WHOLE_MEGAPIXELS;
  const megapixels = (size.width * size.height) / 1e6;
  if (megapixels <= limit) return;
  const text = `${size.width}×${size.height} is ${Math.round(megapixels)} MP, limit ${limit} MP`;
  throw new PictureFailure('too-large', 'ImageTooLargeError', text);
}

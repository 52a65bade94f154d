import type { Size } from './fit.js';

/**
 * Scales at which a JPEG is decoded. libjpeg-turbo has no SIMD for 5/8, 6/8 and 7/8: they take 1.5 to 2 times as long as
 * the whole picture (12 megapixels in Chromium 156: 28, 31, 40, 40, 69, 78, 102 and, whole, 46 ms), and look worse.
 */
const EIGHTHS = [1, 2, 3, 4, 8];

/**
 * Smallest size of JPEG's scaled decoding that still covers `wanted`, of those that are cheaper than the whole picture.
 * Chromium rounds a desired size down to that lattice, so a size between two steps would come back too small.
 */
export function coveringEighth(picture: Size, wanted: Size): Size {
  const share = Math.max(wanted.width / picture.width, wanted.height / picture.height);
  const eighths = EIGHTHS.find((n) => n >= 8 * share - 1e-9) ?? 8;
  return {
    width: Math.ceil((picture.width * eighths) / 8),
    height: Math.ceil((picture.height * eighths) / 8),
  };
}

/** Smallest whole size that covers `wanted` in the picture's own aspect ratio, never larger than the picture. */
export function coveringSize(picture: Size, wanted: Size): Size {
  const share = Math.min(1, Math.max(wanted.width / picture.width, wanted.height / picture.height));
  return {
    width: Math.max(1, Math.ceil(picture.width * share - 1e-9)),
    height: Math.max(1, Math.ceil(picture.height * share - 1e-9)),
  };
}

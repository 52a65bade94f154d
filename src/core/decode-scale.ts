import type { Size } from './fit.js';

/**
 * Smallest size on the n/8 lattice of JPEG's scaled decoding that still covers `wanted`.
 * Chromium rounds a desired size down to that lattice, so a size between two steps would come back too small.
 */
export function coveringEighth(picture: Size, wanted: Size): Size {
  const share = Math.max(wanted.width / picture.width, wanted.height / picture.height);
  const eighths = Math.min(8, Math.max(1, Math.ceil(8 * share - 1e-9)));
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

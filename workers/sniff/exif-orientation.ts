import { readExif } from './exif-segment.js';
import { TiffDirectory } from './tiff-directory.js';

const ORIENTATION_TAG = 0x0112;

/** Orientation of a JPEG by its EXIF, 1 to 8; 1 where it says nothing that holds. */
export function exifOrientation(bytes: Uint8Array): number {
  const orientation = readExif(bytes, (view, tiff) => TiffDirectory.first(view, tiff).short(ORIENTATION_TAG)) ?? 1;
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

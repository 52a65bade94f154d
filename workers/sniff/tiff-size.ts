import type { Size } from '../../src/core/picture/fit.js';
import { TiffDirectory } from './tiff-directory.js';

/** TIFF 6.0, section 8. */
const IMAGE_WIDTH = 0x0100;
const IMAGE_LENGTH = 0x0101;

/** Size of the first picture of a TIFF; `undefined` where the bytes end before its directory, and of a BigTIFF. */
export function tiffSize(bytes: Uint8Array): Size | undefined {
  if (bytes[2] === 0x2b || bytes[3] === 0x2b) return undefined;
  try {
    const directory = TiffDirectory.first(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0);
    const [width, height] = [IMAGE_WIDTH, IMAGE_LENGTH].map((tag) => directory.short(tag) ?? directory.long(tag));
    return width && height ? { width, height } : undefined;
  } catch {
    // A directory at the end of the file, or none.
    return undefined;
  }
}

import { readExif } from '../sniff/exif-segment.js';
import { TiffDirectory } from '../sniff/tiff-directory.js';

/** JPEGInterchangeFormat and its length, EXIF 2.32 § 4.6.4: where the thumbnail lies, from the TIFF header on. */
const OFFSET_TAG = 0x0201;
const LENGTH_TAG = 0x0202;

/** The JPEG that a camera puts into the EXIF of a picture, in its second directory; `undefined` without one. */
export function exifThumbnail(bytes: Uint8Array): Uint8Array | undefined {
  return readExif(bytes, (view, tiff) => {
    const directory = TiffDirectory.first(view, tiff).next();
    const offset = directory?.long(OFFSET_TAG);
    const length = directory?.long(LENGTH_TAG);
    if (offset === undefined || !length || tiff + offset + length > bytes.length) return undefined;
    return bytes.subarray(tiff + offset, tiff + offset + length);
  });
}

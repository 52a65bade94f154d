const SOI = 0xffd8;
const SOS = 0xda;
const APP1 = 0xe1;
const EXIF = 0x45786966;
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * Orientation of a JPEG by its EXIF, 1 to 8; 1 where it says nothing that holds.
 * CIPA DC-008 (EXIF 2.32) § 4.5: an APP1 segment, `Exif\0\0`, then a TIFF header and the first image file directory.
 */
export function exifOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const tiff = view.getUint16(0) === SOI ? findExif(view) : undefined;
    return tiff === undefined ? 1 : readOrientation(view, tiff);
  } catch (error) {
    // Offsets of a broken or cut file point outside of it.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

/** Offset of the TIFF header in the first APP1 segment that holds EXIF. */
function findExif(view: DataView): number | undefined {
  let offset = 2;
  while (view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    if (marker === SOS) return undefined;
    // Any number of 0xff bytes may stand before a marker.
    if (marker === 0xff) {
      offset++;
      continue;
    }
    if (marker === APP1 && view.getUint32(offset + 4) === EXIF) return offset + 10;
    offset += 2 + view.getUint16(offset + 2);
  }
  return undefined;
}

function readOrientation(view: DataView, tiff: number): number {
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, littleEndian);
  const count = view.getUint16(directory, littleEndian);
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (view.getUint16(entry, littleEndian) !== ORIENTATION_TAG) continue;
    const isShort = view.getUint16(entry + 2, littleEndian) === SHORT;
    const orientation = isShort ? view.getUint16(entry + 8, littleEndian) : 1;
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

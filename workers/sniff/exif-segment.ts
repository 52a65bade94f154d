const SOI = 0xffd8;
const SOS = 0xda;
const APP1 = 0xe1;
const EXIF = 0x45786966;

/** Runs a reader of EXIF; offsets of a broken or cut file point outside of it, and what they say is nothing. */
export function readExif<T>(bytes: Uint8Array, read: (view: DataView, tiff: number) => T): T | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const tiff = view.getUint16(0) === SOI ? findTiff(view) : undefined;
    return tiff === undefined ? undefined : read(view, tiff);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Offset of the TIFF header in the first APP1 segment of a JPEG that holds EXIF.
 * CIPA DC-008 (EXIF 2.32) § 4.5: an APP1 segment, `Exif\0\0`, then a TIFF header and the first image file directory.
 */
function findTiff(view: DataView): number | undefined {
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

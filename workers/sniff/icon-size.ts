import { imageDimensionsFromData } from 'image-dimensions';
import type { Size } from '../../src/core/picture/fit.js';

const ENTRY_BYTES = 16;
const BITMAP_HEADER_BYTES = 40;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/**
 * Size of the largest image in a Windows icon. A directory tells sides in one byte each, 0 for 256, and lies at will: the
 * image that it points to is asked, a PNG or a bitmap of twice the height (picture and mask).
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function iconSize(bytes: Uint8Array): Size | undefined {
  return largestOf(imagesIn(bytes))?.size;
}

/** The largest PNG in an icon, with whatever follows it in the file; `undefined` where all images are bitmaps. */
export function pngInIcon(bytes: Uint8Array): Uint8Array | undefined {
  const pngs = imagesIn(bytes).filter(({ offset }) => isPng(bytes, offset));
  const largest = largestOf(pngs);
  return largest && bytes.subarray(largest.offset);
}

interface IconImage {
  readonly offset: number;
  readonly size: Size;
}

function imagesIn(bytes: Uint8Array): IconImage[] {
  if (bytes.length < 6) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const images: IconImage[] = [];
  for (let index = 0; index < view.getUint16(4, true); index++) {
    const entry = 6 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > bytes.length) break;
    const offset = view.getUint32(entry + 12, true);
    const told = { width: view.getUint8(entry) || 256, height: view.getUint8(entry + 1) || 256 };
    images.push({ offset, size: imageSize(bytes, view, offset) ?? told });
  }
  return images;
}

function largestOf(images: readonly IconImage[]): IconImage | undefined {
  const area = ({ size }: IconImage) => size.width * size.height;
  const [first, ...others] = images;
  return first && others.reduce((largest, image) => (area(image) > area(largest) ? image : largest), first);
}

/** By the bytes that decoders go by. */
function isPng(bytes: Uint8Array, offset: number): boolean {
  return PNG_SIGNATURE.every((byte, at) => bytes[offset + at] === byte);
}

function imageSize(bytes: Uint8Array, view: DataView, offset: number): Size | undefined {
  const png = imageDimensionsFromData(bytes.subarray(offset, offset + 64));
  if (png) return soundSize(png.width, png.height);
  const isBitmap = offset + 12 <= bytes.length && view.getUint32(offset, true) === BITMAP_HEADER_BYTES;
  if (!isBitmap) return undefined;
  const [width, height] = [view.getInt32(offset + 4, true), view.getInt32(offset + 8, true)];
  return soundSize(Math.abs(width), Math.floor(Math.abs(height) / 2));
}

/** A damaged image has no side that counts. */
function soundSize(width: number, height: number): Size | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

import { imageDimensionsFromData } from 'image-dimensions';
import type { Size } from '../../src/core/picture/fit.js';
import { bmpSize } from './bmp-size.js';
import { exifOrientation } from './exif-orientation.js';
import { firstFrameSize } from './gif-size.js';

/** What the first bytes of a file say of it. Names and `Content-Type` are never asked: they lie. */
export interface ImageHeader {
  /** MIME type by content. */
  readonly type: string;
  /** Size before any turning; `undefined` where the header does not tell. */
  readonly stored: Size | undefined;
  /** Size as shown, sides swapped where the orientation asks for it; `undefined` where only a decoder can tell. */
  readonly natural: Size | undefined;
  /** True when the stored picture has to be turned or mirrored to be shown. */
  readonly isTurned: boolean;
}

/** Marks are looked for in so many bytes at most. */
const HEADER_BYTES = 2 ** 18;

/** Reads type, size and orientation; `undefined` for what is no raster image, or ends before its size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const read = imageDimensionsFromData(bytes) ?? bmpSize(bytes);
  if (!read) return undefined;
  const type = `image/${read.type}`;
  if (type === 'image/gif') return gifHeader(read, firstFrameSize(bytes));
  const stored = sizeOf(read);
  if (type === 'image/jpeg') return turnedJpeg(stored, exifOrientation(bytes));
  const isKnown = !mayBeTurned(type, bytes.subarray(0, HEADER_BYTES));
  return { type, stored, natural: isKnown ? stored : undefined, isTurned: !isKnown };
}

function turnedJpeg(stored: Size | undefined, orientation: number): ImageHeader {
  const natural = stored && orientation >= 5 ? { width: stored.height, height: stored.width } : stored;
  return { type: 'image/jpeg', stored, natural, isTurned: orientation !== 1 };
}

/** A frame that is not there yet, or larger than the screen, leaves the size as shown to the decoder. */
function gifHeader(screen: Size, frame: Size | undefined): ImageHeader {
  const [width, height] = [Math.max(screen.width, frame?.width ?? 0), Math.max(screen.height, frame?.height ?? 0)];
  const isKnown = frame && width === screen.width && height === screen.height;
  const stored = sizeOf({ width, height });
  return { type: 'image/gif', stored, natural: isKnown ? stored : undefined, isTurned: !isKnown };
}

/** JPEG may leave its height to the scan, which no engine reads. */
function sizeOf({ width, height }: Size): Size | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Marks in other formats by which an engine may turn the picture; engines differ, so their decoder is asked then. */
function mayBeTurned(type: string, head: Uint8Array): boolean {
  if (type === 'image/avif' || type === 'image/heic') return hasMark(head, 'irot') || hasMark(head, 'imir');
  if (type === 'image/png') return hasMark(head, 'eXIf');
  // https://developers.google.com/speed/webp/docs/riff_container: VP8X flags, bit 3 says that an EXIF chunk follows.
  if (type === 'image/webp') return hasMark(head.subarray(12, 16), 'VP8X') && ((head[20] ?? 0) & 0x08) !== 0;
  return false;
}

function hasMark(bytes: Uint8Array, mark: string): boolean {
  const codes = Array.from(mark, (letter) => letter.charCodeAt(0));
  const [first] = codes;
  if (first === undefined) return false;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (codes.every((code, i) => bytes[at + i] === code)) return true;
  }
  return false;
}

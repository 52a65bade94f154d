// Heads of image files, built by hand from their specifications.

export type ByteOrder = 'little' | 'big';

export const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

export function bytesOf(...parts: (number | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flat());
}

/** The bytes of a whole number. */
export function whole(value: number, length: 2 | 3 | 4, order: ByteOrder): number[] {
  const little = Array.from({ length }, (_, index) => Math.floor(value / 256 ** index) % 256);
  return order === 'little' ? little : little.reverse();
}

const big16 = (value: number) => whole(value, 2, 'big');
const big32 = (value: number) => whole(value, 4, 'big');
const little16 = (value: number) => whole(value, 2, 'little');
const little32 = (value: number) => whole(value, 4, 'little');

export function jpegSegment(marker: number, payload: readonly number[]): number[] {
  return [0xff, marker, ...big16(payload.length + 2), ...payload];
}

/** CIPA DC-008 (EXIF 2.32), § 4.5: one entry before the orientation, as cameras write it. */
export function exifPayload(orientation: number, order: ByteOrder): number[] {
  const mark = ascii(order === 'little' ? 'II' : 'MM');
  const entry = (tag: number, type: number, value: readonly number[]) => [
    ...whole(tag, 2, order),
    ...whole(type, 2, order),
    ...whole(1, 4, order),
    ...value,
  ];
  return [
    ...ascii('Exif'),
    ...[0, 0],
    ...mark,
    ...whole(42, 2, order),
    ...whole(8, 4, order),
    ...whole(2, 2, order),
    ...entry(0x0100, 4, whole(640, 4, order)),
    ...entry(0x0112, 3, [...whole(orientation, 2, order), 0, 0]),
    ...whole(0, 4, order),
  ];
}

export interface JpegOptions {
  readonly width: number;
  readonly height: number;
  /** Segments between the start of the image and its frame. */
  readonly segments?: readonly (readonly number[])[];
}

/** ITU T.81, annex B, up to the start of the scan. */
export function jpegHead({ width, height, segments = [] }: JpegOptions): Uint8Array<ArrayBuffer> {
  const frame = [8, ...big16(height), ...big16(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  const scan = [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0];
  return bytesOf([0xff, 0xd8], ...segments, jpegSegment(0xc0, frame), jpegSegment(0xda, scan));
}

export function orientedJpegHead(orientation: number, order: ByteOrder = 'big'): Uint8Array<ArrayBuffer> {
  return jpegHead({ width: 640, height: 480, segments: [jpegSegment(0xe1, exifPayload(orientation, order))] });
}

export function pngHead(width: number, height: number, chunk = 'IDAT'): Uint8Array<ArrayBuffer> {
  const header = [...big32(13), ...ascii('IHDR'), ...big32(width), ...big32(height), 8, 6, 0, 0, 0, ...big32(0)];
  return bytesOf([0x89, ...ascii('PNG\r\n\x1a\n')], header, [...big32(0), ...ascii(chunk), ...big32(0)]);
}

export interface GifOptions {
  /** Position and sides of the first frame; that of the screen unless told. */
  readonly frame?: readonly [left: number, top: number, width: number, height: number];
  /** Bytes between the screen and the frame. */
  readonly extensions?: readonly number[];
  /** Entries of the colour table, a power of two. */
  readonly colours?: number;
}

/** Up to the first frame's descriptor. */
export function gifHead(width: number, height: number, options: GifOptions = {}): Uint8Array<ArrayBuffer> {
  const { frame = [0, 0, width, height], extensions = [], colours = 0 } = options;
  const flags = colours > 0 ? 0x80 | (Math.log2(colours) - 1) : 0;
  const table = Array<number>(3 * colours).fill(0x2c);
  const screen = [...little16(width), ...little16(height), flags, 0, 0];
  return bytesOf(ascii('GIF89a'), screen, table, extensions, 0x2c, frame.flatMap(little16), 0);
}

/** Extended WebP; bit 3 of the flags says that EXIF follows. */
export function webpHead(width: number, height: number, flags = 0): Uint8Array<ArrayBuffer> {
  const chunk = [...ascii('VP8X'), ...little32(10), flags, 0, 0, 0];
  const sides = [...whole(width - 1, 3, 'little'), ...whole(height - 1, 3, 'little')];
  return bytesOf(ascii('RIFF'), little32(22), ascii('WEBP'), chunk, sides);
}

export function bmpHead(width: number, height: number): Uint8Array<ArrayBuffer> {
  const file = [...ascii('BM'), ...little32(54), ...little32(0), ...little32(54)];
  const info = [...little32(40), ...little32(width), ...little32(height + 2 ** 32), ...little16(1), ...little16(24)];
  return bytesOf(file, info, Array(24).fill(0));
}

/** OS/2 1.x: a header of 12 bytes with 16-bit sides. */
export function os2BmpHead(width: number, height: number): Uint8Array<ArrayBuffer> {
  const file = [...ascii('BM'), ...little32(26), ...little32(0), ...little32(26)];
  return bytesOf(file, little32(12), little16(width), little16(height), little16(1), little16(24));
}

function box(type: string, ...content: (readonly number[])[]): number[] {
  const payload = content.flat();
  return [...big32(payload.length + 8), ...ascii(type), ...payload];
}

/** ISO/IEC 23008-12: a single item with its size, and the properties named. */
export function avifHead(width: number, height: number, properties: readonly string[] = []): Uint8Array<ArrayBuffer> {
  const full = [0, 0, 0, 0];
  const extent = box('ispe', full, big32(width), big32(height));
  const association = box('ipma', full, big32(1), big16(1), [1, 0x81]);
  const container = box('ipco', extent, ...properties.map((type) => box(type, [1])));
  const meta = box('meta', full, box('pitm', full, big16(1)), box('iprp', container, association));
  return bytesOf(box('ftyp', ascii('avif'), big32(0), ascii('avifmif1')), meta);
}

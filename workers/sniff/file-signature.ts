/** First bytes of the image formats that engines or plug-ins know; `undefined` stands for any byte. */
const SIGNATURES: readonly (readonly [type: string, ...bytes: (number | string | undefined)[]])[] = [
  ['image/jpeg', 0xff, 0xd8],
  ['image/png', 0x89, 'PNG\r\n\x1a\n'],
  ['image/gif', 'GIF8'],
  ['image/webp', 'RIFF', undefined, undefined, undefined, undefined, 'WEBP'],
  ['image/bmp', 'BM'],
  ['image/x-icon', 0, 0, 1, 0],
  // A cursor is an icon with a hot spot, and shown like one.
  ['image/x-icon', 0, 0, 2, 0],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['image/tiff', 'II+\0'],
  ['image/tiff', 'MM\0+'],
  // ISO/IEC 18181-2: a bare codestream, or a container.
  ['image/jxl', 0xff, 0x0a],
  ['image/jxl', 0, 0, 0, 12, 'JXL \r\n\x87\n'],
  // ISO/IEC 15444-1: a container, or a bare codestream.
  ['image/jp2', 0, 0, 0, 12, 'jP  \r\n\x87\n'],
  ['image/jp2', 0xff, 0x4f, 0xff, 0x51],
];

const PATTERNS = SIGNATURES.map(([type, ...bytes]) => ({ type, pattern: bytes.flatMap(codesOf) }));

/** Brands of ISO/IEC 23008-12 containers, see https://www.iana.org/assignments/media-types/image/heif and AVIF § 6. */
const BRANDS = new Map([
  ['avif', 'image/avif'],
  ['avis', 'image/avif'],
  ...['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].map((brand) => [brand, 'image/heic'] as const),
]);

/** MIME type of an image file by its first bytes; names and `Content-Type` are never asked: they lie. */
export function typeBySignature(bytes: Uint8Array): string | undefined {
  const known = PATTERNS.find(({ pattern }) => pattern.every((code, at) => code === undefined || bytes[at] === code));
  return known?.type ?? BRANDS.get(brandOf(bytes));
}

/** A file with the small header of ISO/IEC 23008-12 Amd 1, `mif3`, names its codec where others have a version. */
function brandOf(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(4, 16));
  if (!text.startsWith('ftyp')) return '';
  return text.startsWith('mif3', 4) ? text.slice(8) : text.slice(4, 8);
}

function codesOf(part: number | string | undefined): (number | undefined)[] {
  return typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : [part];
}

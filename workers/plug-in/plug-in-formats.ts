import { PictureFailure } from '../picture-failure.js';
import type { Signatures } from './signature.js';

/** ISO/IEC 18181-2, 9.2: a bare code stream, or the box that a container begins with. */
export const JXL_SIGNATURES: Signatures = [
  { bytes: [0xff, 0x0a] },
  { bytes: [0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a] },
];

/** ISO/IEC 23008-12, 10.2. The general brands are AVIF's too, which the engine is asked for first. */
export const HEIC_SIGNATURES: Signatures = [
  'heic',
  'heix',
  'hevc',
  'hevx',
  'heim',
  'heis',
  'mif1',
  'msf1',
  'mif3heic',
].map((brand) => ({ offset: 4, bytes: `ftyp${brand}` }));

/** TIFF 6.0, section 2, and BigTIFF, in either byte order. */
export const TIFF_SIGNATURES: Signatures = ['II\x2a\0', 'MM\0\x2a', 'II\x2b\0', 'MM\0\x2b'].map((bytes) => ({ bytes }));

/** Formats for which a decoder comes with the package. */
const READY_MADE = new Map([
  ['image/jxl', 'mass-image-grid/decoders/jxl.js'],
  ['image/heic', 'mass-image-grid/decoders/heic.js'],
  ['image/tiff', 'mass-image-grid/decoders/tiff.js'],
]);

/** What to say of a type that nothing here decodes. */
export function missingDecoder(type: string): PictureFailure {
  const module = READY_MADE.get(type);
  const text = `${type} needs a decoder: ${module ? `import ${JSON.stringify(module)}` : 'see registerDecoder()'}`;
  return new PictureFailure('unsupported', 'UnsupportedImageError', text);
}

export function isReadyMade(type: string): boolean {
  return READY_MADE.has(type);
}

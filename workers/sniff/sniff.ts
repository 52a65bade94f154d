import type { Size } from '../../src/core/picture/fit.js';
import { largestFrame, pngSizeByPlace } from './damaged-header-size.js';
import { typeBySignature } from './file-signature.js';
import { iconSize } from './icon-size.js';
import { type ImageHeader, readImageHeader } from './image-header.js';
import { jp2Size } from './jp2-size.js';
import { jxlSize } from './jxl-size.js';
import { sniffMarkup } from './markup.js';
import { tiffSize } from './tiff-size.js';

/** What a file is by its first bytes. */
export type Sniffed =
  | { readonly state: 'raster'; readonly header: ImageHeader }
  | { readonly state: 'svg' }
  /** Too little was read to tell. */
  | { readonly state: 'cut' }
  /** No image; `name` says what it is. */
  | { readonly state: 'other'; readonly name: string };

/** Shorter beginnings could still become anything. */
const SIGNATURE_BYTES = 16;

/** Formats whose size as shown is left to their decoder, with what tells the most that it may come to. */
const BY_DECODER = new Map<string, (bytes: Uint8Array) => Size | undefined>([
  ['image/x-icon', iconSize],
  ['image/tiff', tiffSize],
  ['image/jxl', jxlSize],
  ['image/jp2', jp2Size],
]);

/** The same for files whose header is damaged, which an engine may show nevertheless. */
const DAMAGED = new Map<string, (bytes: Uint8Array) => Size | undefined>([
  ['image/jpeg', largestFrame],
  ['image/png', pngSizeByPlace],
]);

/** @param isWhole True when nothing follows the bytes: then nothing is `cut` any more. */
export function sniff(bytes: Uint8Array, isWhole: boolean): Sniffed {
  if (bytes.length === 0 && isWhole) return { state: 'other', name: 'empty' };
  const header = readImageHeader(bytes);
  if (header) return { state: 'raster', header };
  const type = typeBySignature(bytes);
  if (type && (isWhole || BY_DECODER.has(type))) return { state: 'raster', header: headerByDecoder(type, bytes) };
  if (type || (bytes.length < SIGNATURE_BYTES && !isWhole)) return { state: 'cut' };
  const markup = sniffMarkup(bytes);
  if (markup === 'svg') return { state: 'svg' };
  if (markup === 'cut' && !isWhole) return { state: 'cut' };
  return { state: 'other', name: markup ? 'a web page or XML' : 'of no known image format' };
}

/** What is shown of an icon is the engine's choice, and other formats may be turned. */
function headerByDecoder(type: string, bytes: Uint8Array): ImageHeader {
  return { type, stored: (BY_DECODER.get(type) ?? DAMAGED.get(type))?.(bytes), natural: undefined, isTurned: true };
}

import { typeBySignature } from './file-signature.js';
import { iconSize } from './icon-size.js';
import { type ImageHeader, readImageHeader } from './image-header.js';
import { sniffMarkup } from './markup.js';

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

/** Formats whose size no reader here knows: their decoder tells it. */
const UNSIZED = new Set(['image/x-icon', 'image/tiff', 'image/jxl', 'image/jp2']);

/** @param isWhole True when nothing follows the bytes: then nothing is `cut` any more. */
export function sniff(bytes: Uint8Array, isWhole: boolean): Sniffed {
  if (bytes.length === 0 && isWhole) return { state: 'other', name: 'empty' };
  const header = readImageHeader(bytes);
  if (header) return { state: 'raster', header };
  const type = typeBySignature(bytes);
  if (type && (isWhole || UNSIZED.has(type))) return { state: 'raster', header: headerByDecoder(type, bytes) };
  if (type || (bytes.length < SIGNATURE_BYTES && !isWhole)) return { state: 'cut' };
  const markup = sniffMarkup(bytes);
  if (markup === 'svg') return { state: 'svg' };
  if (markup === 'cut' && !isWhole) return { state: 'cut' };
  return { state: 'other', name: markup ? 'a web page or XML' : 'of no known image format' };
}

/** What is shown of an icon is the engine's choice; its largest image says what it may cost. */
function headerByDecoder(type: string, bytes: Uint8Array): ImageHeader {
  const stored = type === 'image/x-icon' ? iconSize(bytes) : undefined;
  return { type, stored, natural: undefined, isTurned: true };
}

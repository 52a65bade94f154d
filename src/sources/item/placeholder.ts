import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash';

/** What an item may show until its picture is there. */
export type Placeholder =
  | { readonly kind: 'none' }
  /** `color`: any CSS colour. */
  | { readonly kind: 'color'; readonly color: string }
  /** `hash`: in base64; `color`: its average; `aspectRatio`: of the picture, to within a few per cent. */
  | { readonly kind: 'thumb-hash'; readonly hash: string; readonly color: string; readonly aspectRatio: number }
  | { readonly kind: 'invalid'; readonly reason: string };

/** The header, and of the luminance at least what a picture one coefficient wide has; a real one is 17 to 25 bytes. */
const MIN_HASH_BYTES = 10;
const MAX_HASH_BYTES = 64;

const isHashLength = ({ length }: Uint8Array) => length >= MIN_HASH_BYTES && length <= MAX_HASH_BYTES;

/** Reads the `placeholder` of an item: a CSS colour, or a ThumbHash in base64 or in bytes. */
export function readPlaceholder(value: unknown): Placeholder {
  if (value === undefined || value === null) return { kind: 'none' };
  if (typeof value === 'string') return readText(value);
  if (value instanceof Uint8Array) return readBytes(value);
  return invalid(`a ${typeof value}`);
}

/** A colour first: no hash of a picture spells the name of one. */
function readText(text: string): Placeholder {
  if (CSS.supports('color', text)) return { kind: 'color', color: text };
  const bytes = bytesOfBase64(text);
  return bytes && isHashLength(bytes) ? thumbHash(bytes, text) : invalid(`"${text}"`);
}

function readBytes(bytes: Uint8Array): Placeholder {
  return isHashLength(bytes) ? thumbHash(bytes, btoa(String.fromCharCode(...bytes))) : invalid(`${bytes.length} bytes`);
}

function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function thumbHash(bytes: Uint8Array, hash: string): Placeholder {
  const { r, g, b, a } = thumbHashToAverageRGBA(bytes);
  const [red, green, blue] = [r, g, b].map((share) => Math.round(share * 255));
  const color = `rgb(${red} ${green} ${blue} / ${Math.round(a * 100)}%)`;
  return { kind: 'thumb-hash', hash, color, aspectRatio: thumbHashToApproximateAspectRatio(bytes) };
}

function invalid(got: string): Placeholder {
  return { kind: 'invalid', reason: `placeholder must be a CSS colour or a ThumbHash, got ${got}; showing none.` };
}

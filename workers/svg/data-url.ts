import { tooComplex } from './expansion-budget.js';

/**
 * Bytes of the images in `data:` URLs of a piece of markup or style sheet; one that cannot be read is none to an
 * engine either. Style sheets and documents are refused: nobody reads them here.
 */
export function dataUrlsIn(text: string): Uint8Array[] {
  if (!/data:/i.test(text)) return [];
  return addressesIn(text).flatMap(({ type, data }) => {
    if (/^\s*(?:text\/|;|$)/i.test(type)) throw tooComplex('The SVG holds text of another kind');
    return readData(data, /;\s*base64\s*$/i.test(type)) ?? [];
  });
}

/** What has no comma is looked through once, however many beginnings it has. */
function addressesIn(text: string): { type: string; data: string }[] {
  const found: { type: string; data: string }[] = [];
  const start = /data:/gi;
  while (start.test(text)) {
    const comma = nextOf(/[,"'()]/g, text, start.lastIndex);
    const end = text[comma] === ',' ? nextOf(/["')]/g, text, comma) : comma;
    if (comma < end) found.push({ type: text.slice(start.lastIndex, comma), data: text.slice(comma + 1, end) });
    start.lastIndex = end;
  }
  return found;
}

function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function readData(data: string, isBase64: boolean): Uint8Array | undefined {
  try {
    const plain = decodeURIComponent(data);
    if (!isBase64) return new TextEncoder().encode(plain);
    return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** What a text of angle brackets is: `cut` where it ends before its root element. */
export type Markup = 'svg' | 'other' | 'cut';

/** What may stand before the root element of an XML document: space, declarations, comments, a document type. */
const PROLOG =
  /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*'|\[(?:[^\]"']|"[^"]*"|'[^']*')*\])*>)*/iy;

const ROOT = /<(?:[\w.-]+:)?([a-z][\w.-]*)[\s/>]/iy;

/** Reads markup as far as its root element; `undefined` for what is no markup. */
export function sniffMarkup(bytes: Uint8Array): Markup | undefined {
  const text = decodeText(bytes);
  if (!/^\s*</.test(text)) return undefined;
  PROLOG.lastIndex = 0;
  PROLOG.exec(text);
  ROOT.lastIndex = PROLOG.lastIndex;
  const root = ROOT.exec(text);
  if (root) return root[1] === 'svg' ? 'svg' : 'other';
  return isCut(text.slice(PROLOG.lastIndex)) ? 'cut' : 'other';
}

/** XML 1.0 § 4.3.3: UTF-8, or UTF-16 by its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

/** True where more text could still make a prolog or a root element of what is left. */
function isCut(rest: string): boolean {
  return rest === '' || /^<(?:[?!][\s\S]*|[\w.:-]*)$/.test(rest);
}

/** A document type declaration, and where it stands. */
export interface Doctype {
  readonly start: number;
  readonly end: number;
  /** What it declares itself, between brackets. */
  readonly subset: string;
}

/** Comments are found by their ends: an expression for all of it takes exponential time over a broken one. */
const TOKEN = /[^[\]<>"']+|"[^"]*"|'[^']*'|[[\]<>"']/y;

/** `undefined` where there is none, or none that ends. */
export function findDoctype(text: string): Doctype | undefined {
  const start = text.search(/<!DOCTYPE/i);
  if (start < 0) return undefined;
  let subset = '';
  let isInside = false;
  for (let at = start + 1; at < text.length; ) {
    const end = text.startsWith('<!--', at) ? endOfComment(text, at) : endOfToken(text, at);
    const token = text.slice(at, end);
    if (token === '[') isInside = true;
    else if (token === ']') isInside = false;
    else if (token === '>' && !isInside) return { start, end, subset };
    else if (isInside) subset += token.startsWith('<!--') ? ' ' : token;
    at = end;
  }
  return undefined;
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf('-->', at + 4);
  return end < 0 ? text.length : end + 3;
}

function endOfToken(text: string, at: number): number {
  TOKEN.lastIndex = at;
  return TOKEN.test(text) ? TOKEN.lastIndex : text.length;
}

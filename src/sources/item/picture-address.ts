/** Schemes from which pictures are taken; a list of items may come from anyone. */
const SCHEMES = new Set(['http:', 'https:', 'blob:', 'data:']);

export type PictureAddress =
  | { readonly state: 'valid'; readonly source: string | Blob }
  | { readonly state: 'invalid'; readonly reason: string };

/** Makes an address absolute, which a blob worker cannot do, and refuses what is no address of a picture. */
export function resolvePictureAddress(src: unknown): PictureAddress {
  if (src instanceof Blob) return { state: 'valid', source: src };
  if (typeof src !== 'string') return { state: 'invalid', reason: `src must be a string or a Blob, got ${typeof src}` };
  if (src === '') return { state: 'invalid', reason: 'The item has no src' };
  const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
  if (!url) return { state: 'invalid', reason: `"${src}" is no valid address` };
  if (!SCHEMES.has(url.protocol) && !isOfThePage(url))
    return { state: 'invalid', reason: `Pictures are not taken from ${url.protocol} addresses` };
  return { state: 'valid', source: url.href };
}

/** Pages of apps have schemes of their own. Origins without a name say nothing: all of them are called "null". */
function isOfThePage({ protocol, origin }: URL): boolean {
  return protocol === location.protocol && origin === location.origin;
}

import type { Failure } from '../painting/grid-painting.js';
import { resolvePictureAddress } from '../sources/picture-address.js';

/**
 * What an `<img>` shows although the worker path rejects it: an SVG, of which the worker sends the bytes that it has
 * found harmless, a file that is cut off, an image without CORS. `undefined` where `<img>` cannot help.
 */
export function rescueOf(src: string | Blob, failure: Failure, crossOrigin: string | null): string | Blob | undefined {
  if (failure.kind === 'svg') return failure.file;
  const address = resolvePictureAddress(src);
  if (address.state === 'invalid') return undefined;
  return mayHelp(failure.kind, address.source, crossOrigin) ? address.source : undefined;
}

/** A fetch that CORS forbids looks like one that the network lost; `<img>` needs no CORS unless it is asked for. */
function mayHelp(kind: Failure['kind'], source: string | Blob, crossOrigin: string | null): boolean {
  if (kind === 'undecodable') return true;
  const isElsewhere = typeof source === 'string' && new URL(source).origin !== location.origin;
  return kind === 'network' && isElsewhere && crossOrigin === null && navigator.onLine;
}

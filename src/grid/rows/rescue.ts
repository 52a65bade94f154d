import type { Failure } from '../../painting/grid-painting.js';
import type { ImageItem } from '../../sources/item/item.js';
import { pictureOfItem } from '../../sources/item/item-picture.js';

/**
 * What an `<img>` shows although the worker path rejects it: an SVG, of which the worker sends the bytes that it has
 * found harmless, a file that is cut off, an image without CORS. `undefined` where `<img>` cannot help: it shows whole
 * files only.
 */
export function rescueOf(item: ImageItem, failure: Failure, crossOrigin: string | null): string | Blob | undefined {
  if (failure.kind === 'svg') return failure.file;
  const picture = pictureOfItem(item);
  if (picture.state === 'invalid' || picture.part) return undefined;
  return mayHelp(failure.kind, picture.source, crossOrigin) ? picture.source : undefined;
}

/** A fetch that CORS forbids looks like one that the network lost; `<img>` needs no CORS unless it is asked for. */
function mayHelp(kind: Failure['kind'], source: string | Blob, crossOrigin: string | null): boolean {
  if (kind === 'undecodable') return true;
  const isElsewhere = typeof source === 'string' && new URL(source).origin !== location.origin;
  return kind === 'network' && isElsewhere && crossOrigin === null && navigator.onLine;
}

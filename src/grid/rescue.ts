import type { CellView } from '../rendering/cell-view.js';
import { resolvePictureAddress } from '../sources/picture-address.js';
import type { RowStyle } from './row-description.js';

export interface RescueHandlers {
  readonly onLoad: () => void;
  readonly onError: () => void;
}

/**
 * Lets `<img>` show what the worker path rejects although the engine can show it: SVG, files that are cut off, images
 * without CORS. There is never more than one for each kept cell. False where that cannot help.
 */
export function rescue(
  view: CellView,
  src: string | Blob,
  { kind }: { readonly kind: string },
  { fit, crossOrigin }: RowStyle,
  handlers: RescueHandlers,
): boolean {
  const address = resolvePictureAddress(src);
  if (address.state === 'invalid' || !mayHelp(kind, address.source, crossOrigin)) return false;
  view.showImage({ source: address.source, fit, crossOrigin, ...handlers });
  return true;
}

/** A fetch that CORS forbids looks like one that the network lost; `<img>` needs no CORS unless it is asked for. */
function mayHelp(kind: string, source: string | Blob, crossOrigin: string | null): boolean {
  if (kind === 'unsupported' || kind === 'undecodable') return true;
  const isElsewhere = typeof source === 'string' && new URL(source).origin !== location.origin;
  return kind === 'network' && isElsewhere && crossOrigin === null && navigator.onLine;
}

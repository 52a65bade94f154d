import type { Size } from '../../src/core/picture/fit.js';
import type { CellRequest } from '../protocol.js';
import type { Freshness } from '../reading/freshness.js';

/** A picture as some kB of an image file, from which it is painted again without a request. */
export interface Thumbnail {
  /** `file`: the file itself, which is small; `made`: encoded here, of what was decoded for a cell. */
  readonly kind: 'file' | 'made';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its own size in px, upright. */
  readonly size: Size;
  /** Size of the picture that it shows. */
  readonly natural: Size;
  /** `undefined` where the server forbids to store it: it is kept for as long as the page is open, no longer. */
  readonly freshness: Freshness | undefined;
}

export interface FoundThumbnail extends Thumbnail {
  /** It may have changed on its server since it was stored. */
  readonly isStale: boolean;
}

/** The name that a picture is kept by; `undefined` for files, which cost no request, and for parts of larger files. */
export function thumbnailKey({ source, credentials, part }: CellRequest): string | undefined {
  const isAddress = typeof source === 'string' && /^https?:/.test(source);
  return isAddress && !part ? `${credentials} ${source}` : undefined;
}

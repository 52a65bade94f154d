import type { Size } from '../../src/core/picture/fit.js';
import type { BitmapBox } from '../picture.js';
import type { CellRequest, CellStyle } from '../protocol.js';
import { thumbnailKey } from '../thumbnails/thumbnail.js';

/** What one cell of a screen showed. */
export interface ScreenCell {
  /** See `screenKey()`. */
  readonly key: string;
  /** Where it lies in the image, as large as the cell shows it. */
  readonly box: BitmapBox;
  /** Size of the picture that it shows. */
  readonly natural: Size;
  readonly freshUntilMs: number;
}

/**
 * What one painter showed on the first screen of a page, in one image: read by one request and decoded at once, where its
 * thumbnails one by one take ten times as long.
 */
export interface StoredScreen {
  /** An image file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cells: readonly ScreenCell[];
}

/** The name of a picture as a cell shows it; `undefined` for what has no name, see `thumbnailKey()`. */
export function screenKey(cell: CellRequest, { fit, devicePixelRatio }: CellStyle): string | undefined {
  const key = thumbnailKey(cell);
  return key && `${cell.width}×${cell.height} ${fit} ${devicePixelRatio} ${key}`;
}

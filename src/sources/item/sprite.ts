import type { SheetCut } from '../../core/picture/picture-part.js';
import { nameOfFile } from './file-name.js';

/** A picture that is cut out of a sheet, an image that holds many. The sheet is fetched and decoded once for all. */
export interface Sprite {
  /** Address of the sheet, relative to the document (to the list, in a list fetched from `src`), or the file itself. */
  readonly src: string | Blob;
  /** Place in the sheet in px, as the sheet is shown. */
  readonly x: number;
  readonly y: number;
  /** Size of the picture in px, upright. */
  readonly width: number;
  readonly height: number;
  /** True where a packer has turned it by 90° clockwise to save room: in the sheet its sides are swapped. */
  readonly rotated?: boolean;
  /**
   * Where a packer has cut off a transparent margin: size of the whole picture, and the place of the cut in it. The
   * margin is there again when it is shown.
   */
  readonly whole?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What the fields of a sprite are wrong in, if they are; its address is looked at elsewhere. */
export function faultOfSprite({ x, y, width, height, whole }: Sprite): string | undefined {
  const cut = faultOfRectangle('sprite', { x, y, width, height });
  if (cut || !whole) return cut;
  const margin = faultOfRectangle('sprite.whole', whole);
  if (margin) return margin;
  const isInside = whole.x + width <= whole.width && whole.y + height <= whole.height;
  return isInside
    ? undefined
    : `sprite.whole must hold the cut, got ${width}×${height} at ${whole.x},${whole.y} in ${whole.width}×${whole.height}`;
}

export function cutOfSprite(sprite: Sprite, source: string | Blob): SheetCut {
  const { x, y, width, height, rotated = false, whole = { x: 0, y: 0, width, height } } = sprite;
  return { kind: 'cut', file: nameOfFile(source), x, y, width, height, isTurned: rotated, whole };
}

/** Only whole px have edges of their own: what is cut between two would have a share of a neighbour. */
function faultOfRectangle(name: string, rectangle: Record<'x' | 'y' | 'width' | 'height', number>): string | undefined {
  const { x, y, width, height } = rectangle;
  const isCount = (value: number, least: number) => Number.isSafeInteger(value) && value >= least;
  if (isCount(x, 0) && isCount(y, 0) && isCount(width, 1) && isCount(height, 1)) return undefined;
  return `${name} must have x, y from 0 and width, height from 1 in whole px, got ${x}, ${y}, ${width}, ${height}`;
}

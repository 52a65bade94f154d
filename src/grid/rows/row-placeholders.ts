import type { Size } from '../../core/picture/fit.js';
import type { CellPainting, CellPlaceholder } from '../../painting/row-painting.js';
import type { ImageItem } from '../../sources/item/item.js';
import { readPlaceholder } from '../../sources/item/placeholder.js';

/** Height that stands for one that is not known: as large as photographs are, so that `scale-down` scales down. */
const TYPICAL_HEIGHT = 3000;

/** Colour of an item's cell while its picture is not there; of a ThumbHash the average. */
export function placeholderColorOf(item: ImageItem | undefined): string | undefined {
  const placeholder = readPlaceholder(item?.placeholder);
  return 'color' in placeholder ? placeholder.color : undefined;
}

/** What a painter draws into the cells of a row before their pictures. */
export function placeholdersOf(
  cells: readonly CellPainting[],
  itemOf: (column: number) => ImageItem | undefined,
): CellPlaceholder[] {
  return cells.flatMap(({ x, y, width, height, column }) => {
    const item = itemOf(column);
    const placeholder = readPlaceholder(item?.placeholder);
    if (!item || placeholder.kind !== 'thumb-hash') return [];
    const { hash, aspectRatio } = placeholder;
    return [{ x, y, width, height, hash, natural: naturalSizeOf(item, aspectRatio) }];
  });
}

function naturalSizeOf({ width, height }: ImageItem, aspectRatio: number): Size {
  return width && height ? { width, height } : { width: aspectRatio * TYPICAL_HEIGHT, height: TYPICAL_HEIGHT };
}

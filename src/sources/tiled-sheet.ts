import { fetchAnswer } from './http/fetch-answer.js';
import type { ImageItem, ItemKey } from './item/item.js';
import type { RandomAccessItems } from './list/item-source.js';
import type { LoadOptions } from './list/paged-items.js';
import { readDeepZoom } from './tiled-sheet/deep-zoom.js';
import type { TileSet } from './tiled-sheet/tile-set.js';
import { readZoomify } from './tiled-sheet/zoomify.js';

export interface TiledSheetOptions {
  /** Size of a picture in px of the sheet; a tile must hold a whole number of them. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Pictures on the sheet; default: as many as it has room for. */
  readonly length?: number;
  /** What else there is to say of an item, such as its `alt`. */
  readonly item?: (index: number) => Omit<ImageItem, 'src' | 'sprite' | 'packed'>;
}

/**
 * Items of a sheet of any size that lies on a server in tiles, as Deep Zoom (`.dzi`) or Zoomify (`ImageProperties.xml`) name
 * them: its pictures stand in a regular grid, row by row. Only tiles are fetched whose pictures are near the viewport.
 * @throws {TypeError} for another file
 * @throws {RangeError} where a picture would lie across two tiles
 */
export async function tiledSheetItems(
  url: string | URL,
  options: TiledSheetOptions,
  { signal }: Partial<LoadOptions> = {},
): Promise<RandomAccessItems> {
  const answer = await fetchAnswer(url, signal ? { signal } : {});
  return itemsOfTiles(tileSetOf(await answer.text(), answer.url), options);
}

/**
 * Reads the file that describes the tiles.
 * @param url What the tiles' addresses are relative to
 * @throws {TypeError} for another file
 */
export function tileSetOf(text: string, url: string): TileSet {
  const tiles = readZoomify(text, url) ?? readDeepZoom(text, url);
  if (!tiles) throw new TypeError(`${url} must be a .dzi or an ImageProperties.xml that tells sizes, got another file`);
  return tiles;
}

/** @throws {RangeError} where a picture would lie across two tiles */
export function itemsOfTiles(tiles: TileSet, options: TiledSheetOptions): RandomAccessItems {
  const { tileSize, overlap, tileAt } = tiles;
  const { cellWidth, cellHeight, item } = options;
  for (const [name, size] of Object.entries({ cellWidth, cellHeight })) {
    if (Number.isSafeInteger(size) && size >= 1 && tileSize % size === 0) continue;
    throw new RangeError(`${name} must be a divisor of the tiles' ${tileSize} px, got ${size}`);
  }
  const columns = Math.floor(tiles.width / cellWidth);
  const room = columns * Math.floor(tiles.height / cellHeight);
  const { length = room } = options;
  if (!Number.isSafeInteger(length) || length < 0 || length > room) {
    throw new RangeError(`length must be a whole number from 0 to ${room}, got ${length}`);
  }
  return {
    length,
    item(index: number): ImageItem {
      const [x, y] = [(index % columns) * cellWidth, Math.floor(index / columns) * cellHeight];
      const [column, row] = [Math.floor(x / tileSize), Math.floor(y / tileSize)];
      // The first tile has no neighbour before it.
      const left = (x % tileSize) + (column > 0 ? overlap : 0);
      const top = (y % tileSize) + (row > 0 ? overlap : 0);
      const sprite = { src: tileAt(column, row), x: left, y: top, width: cellWidth, height: cellHeight };
      return { key: index satisfies ItemKey, ...item?.(index), sprite };
    },
    aspectRatio: () => cellWidth / cellHeight,
  };
}

import { numberIn, type TileSet } from './tile-set.js';

/** Tiles of all tiers in a row, the smallest tier first, are put into folders of so many. */
const TILES_IN_GROUP = 256;

/**
 * Zoomify: `ImageProperties.xml` beside `TileGroup0/TIER-COLUMN-ROW.jpg`, where the last tier has the full size.
 * @returns `undefined` for any other file
 */
export function readZoomify(text: string, url: string): TileSet | undefined {
  const [width, height, tileSize] = [numberIn(text, 'WIDTH'), numberIn(text, 'HEIGHT'), numberIn(text, 'TILESIZE')];
  if (!/<IMAGE_PROPERTIES\b/.test(text) || !(width * height * tileSize > 0)) return undefined;
  const tiers = tiersOf(width, height, tileSize);
  const columns = Math.ceil(width / tileSize);
  const before = tiers.slice(0, -1).reduce((sum, tiles) => sum + tiles, 0);
  const tileAt = (column: number, row: number) => {
    const group = Math.floor((before + row * columns + column) / TILES_IN_GROUP);
    return new URL(`TileGroup${group}/${tiers.length - 1}-${column}-${row}.jpg`, url).href;
  };
  return { width, height, tileSize, overlap: 0, tileAt };
}

/** Number of tiles of each tier; each has half the size of the next one, rounded down. */
function tiersOf(width: number, height: number, tileSize: number): number[] {
  const tiles = Math.ceil(width / tileSize) * Math.ceil(height / tileSize);
  if (tiles <= 1) return [tiles];
  return [...tiersOf(Math.max(1, width >> 1), Math.max(1, height >> 1), tileSize), tiles];
}

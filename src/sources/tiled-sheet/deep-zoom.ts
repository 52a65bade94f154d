import { numberIn, type TileSet } from './tile-set.js';

/**
 * Deep Zoom: `a.dzi` beside `a_files/LEVEL/COLUMN_ROW.jpg`, where the last level has the full size.
 * https://learn.microsoft.com/previous-versions/windows/silverlight/dotnet-windows-silverlight/cc645077(v=vs.95)
 * @returns `undefined` for any other file
 */
export function readDeepZoom(text: string, url: string): TileSet | undefined {
  const format = /\bFormat\s*=\s*["'](\w+)["']/.exec(text)?.[1];
  const [width, height] = [numberIn(text, 'Width'), numberIn(text, 'Height')];
  const [tileSize, overlap] = [numberIn(text, 'TileSize'), numberIn(text, 'Overlap')];
  if (format === undefined || !(width * height * tileSize > 0) || Number.isNaN(overlap)) return undefined;
  const level = Math.ceil(Math.log2(Math.max(width, height)));
  const { origin, pathname, search } = new URL(url);
  const folder = `${origin}${pathname.replace(/\.\w+$/, '')}_files/${level}`;
  return { width, height, tileSize, overlap, tileAt: (column, row) => `${folder}/${column}_${row}.${format}${search}` };
}

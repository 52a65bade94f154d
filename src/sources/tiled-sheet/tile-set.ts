/** A picture of any size that lies in a folder as tiles. */
export interface TileSet {
  readonly width: number;
  readonly height: number;
  /** Width and height of a tile without what it has of its neighbours. */
  readonly tileSize: number;
  /** Px of its neighbours that a tile has on each side where there is one. */
  readonly overlap: number;
  /** Absolute address of a tile of the full size. */
  readonly tileAt: (column: number, row: number) => string;
}

/** The number that an attribute of an XML file tells. */
export function numberIn(text: string, attribute: string): number {
  return Number(new RegExp(`\\b${attribute}\\s*=\\s*["'](\\d+)["']`).exec(text)?.[1] ?? Number.NaN);
}

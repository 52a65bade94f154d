export interface ItemStop {
  readonly kind: 'item';
  readonly index: number;
}

export interface HeaderStop {
  readonly kind: 'header';
  readonly section: number;
}

/** What holds the focus in a grid: an item, or the header of a section. */
export type GridStop = ItemStop | HeaderStop;

export function isSameStop(a: GridStop, b: GridStop): boolean {
  if (a.kind === 'item') return b.kind === 'item' && a.index === b.index;
  return b.kind === 'header' && a.section === b.section;
}

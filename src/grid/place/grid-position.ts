import type { ItemKey } from '../../sources/item/item.js';
import { warnOnce } from '../warn-once.js';

/** Where a grid is scrolled to, in terms of its items: may be stored as JSON and given back to another grid. */
export interface GridPosition {
  /** The first item in view, by key where it has one, by index where no item has that key. */
  readonly key?: ItemKey;
  readonly index: number;
  /** Share of the item's block size that is scrolled out; negative where it begins below the edge. Default: 0. */
  readonly offset?: number;
  /** The grid's `cellSize` in px; left alone where it is absent. */
  readonly cellSize?: number;
}

/** Reads what was given back; what is no position is told once, and nothing is done. */
export function readPosition(element: Element, value: unknown): GridPosition | undefined {
  if (value === null || value === undefined) return undefined;
  if (isPosition(value)) return value;
  const wanted = '{ key, index, offset, cellSize } as it was read';
  warnOnce(element, 'position', `position must be ${wanted}, got ${told(value)}; staying in place.`);
  return undefined;
}

function told(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => {
    return `${name}: ${typeof member === 'object' ? 'object' : String(member)}`;
  });
  return `{ ${members.join(', ')} }`;
}

function isPosition(value: unknown): value is GridPosition {
  if (typeof value !== 'object' || value === null) return false;
  const { key, index, offset = 0, cellSize = 1 } = value as Record<string, unknown>;
  const isKey = key === undefined || typeof key === 'string' || typeof key === 'number';
  const isIndex = typeof index === 'number' && Number.isSafeInteger(index) && index >= 0;
  const isSize = typeof cellSize === 'number' && Number.isFinite(cellSize) && cellSize >= 1;
  return isKey && isIndex && isSize && typeof offset === 'number' && Number.isFinite(offset);
}

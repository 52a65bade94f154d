import type { MemoryState } from '../core/memory/memory-state.js';
import type { RequestCounts } from '../painting/requests/request-tally.js';
import type { GridView } from './grid-view.js';
import { readMemory } from './memory/memory-stats.js';

/** What a grid holds and does at one moment. */
export interface GridStats {
  /** Items in the whole list. */
  readonly items: number;
  /** Row elements in the document, and the cells that they show, low ones without elements of their own among them. */
  readonly rows: number;
  readonly cells: number;
  /** Cells of the rows in view, and those of them that show what they will, or are known to fail. */
  readonly visible: { readonly cells: number; readonly painted: number };
  /** Decoded bitmaps of the page's pool; `created − closed = held`, `bytes` are those of the held ones. */
  readonly bitmaps: {
    readonly created: number;
    readonly closed: number;
    readonly held: number;
    readonly bytes: number;
  };
  readonly requests: RequestCounts;
  /** What all grids of the page hold together. */
  readonly memory: MemoryState;
  /** Workers of the page's pool: running now, and started again after a death. */
  readonly workers: { readonly alive: number; readonly restarted: number };
}

export function readStats({ source, rows, visibleRows }: GridView): GridStats {
  return {
    items: source.length,
    rows: rows.views.length,
    cells: rows.numbers.reduce((sum, row) => sum + (rows.description(row)?.cells.length ?? 0), 0),
    visible: rows.countPainted(visibleRows),
    bitmaps: rows.painting.bitmaps,
    requests: rows.requests,
    workers: rows.painting.workers,
    memory: readMemory(),
  };
}

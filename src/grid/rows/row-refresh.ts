import type { Layout } from '../../core/layout/layout.js';
import { type Range, rangesTouch } from '../../core/range.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { KeptRows } from './kept-rows.js';
import { itemsOfRows } from './shown-range.js';

/** Draws items anew that were changed in place, cell by cell over what their rows show wherever that is enough. */
export class RowRefresh {
  readonly #rows: KeptRows;
  readonly #items: () => { readonly layout: Layout; readonly source: ItemSource };

  constructor(rows: KeptRows, items: () => { readonly layout: Layout; readonly source: ItemSource }) {
    this.#rows = rows;
    this.#items = items;
  }

  /** Items of the range may be others. */
  refresh(items: Range): void {
    const { layout } = this.#items();
    this.#redraw(items, (row) => columnsIn(layout.itemsOf(row), items));
  }

  /** Items of the range may have changed their states, and nothing else. */
  updateStates(items: Range): void {
    const { layout, source } = this.#items();
    this.#redraw(items, (row) => {
      const now = source.statesIn(layout.itemsOf(row)) ?? [];
      const before = this.#rows.description(row)?.states;
      return [...now.keys()].filter((column) => now[column] !== (before?.[column] ?? 0));
    });
  }

  #redraw(items: Range, columnsOf: (row: number) => readonly number[]): void {
    const { layout } = this.#items();
    const touched = this.#rows.numbers.filter((row) => rangesTouch(itemsOfRows(layout, [row]), items));
    const whole = touched.filter((row) => {
      // What reaches in from another row is described with the whole row only.
      if (layout.spillOf(row).length > 0) return true;
      const columns = columnsOf(row);
      return columns.length > 0 && !this.#rows.update(row, columns);
    });
    this.#rows.refresh(whole);
  }
}

/** Columns of a row whose items are in a range. */
function columnsIn(row: Range, items: Range): readonly number[] {
  const start = Math.max(row.start, items.start);
  const length = Math.max(0, Math.min(row.end, items.end) - start);
  return Array.from({ length }, (_, i) => start + i - row.start);
}

import type { LogicalRect } from '../../core/layout/layout.js';
import type { CellView } from '../../rendering/cell-view.js';
import type { RowPool } from '../../rendering/row-pool.js';
import type { KeptRow } from './kept-row.js';

/** Elements of the kept rows' cells, by row and column. */
export class KeptCells {
  readonly #pool: RowPool;
  readonly #kept: ReadonlyMap<number, KeptRow>;
  readonly #cellRectOf: (index: number) => LogicalRect;

  constructor(pool: RowPool, kept: ReadonlyMap<number, KeptRow>, cellRectOf: (index: number) => LogicalRect) {
    this.#pool = pool;
    this.#kept = kept;
    this.#cellRectOf = cellRectOf;
  }

  /** `undefined` where cells are drawn only. */
  viewOf(row: number, column: number): CellView | undefined {
    const kept = this.#kept.get(row);
    return kept && this.#pool.at(kept.slot)?.cell(column);
  }

  /** Where an `<img>` may go: the cell, or one over it where cells are drawn only. */
  imageViewOf(row: number, column: number): CellView | undefined {
    return this.viewOf(row, column) ?? this.#overlay(row, column);
  }

  /** The picture of a column is awaited anew. */
  await(kept: KeptRow, column: number): void {
    kept.await(column);
    const content = kept.description.content.cells[column]?.content;
    if (content) this.#pool.at(kept.slot)?.cell(column)?.assign(content);
  }

  /** A column has another name. */
  describe({ slot, description }: KeptRow, column: number): void {
    const content = description.content.cells[column]?.content;
    if (content) this.#pool.at(slot)?.cell(column)?.describe(content);
  }

  #overlay(row: number, column: number): CellView | undefined {
    const kept = this.#kept.get(row);
    const index = kept?.description.cells[column]?.index;
    const view = kept && this.#pool.at(kept.slot);
    if (!view || index === undefined) return undefined;
    return view.overlay(column, this.#cellRectOf(index), kept.description.content.rect);
  }
}

import type { GridPainting } from '../../painting/grid-painting.js';
import type { FailedPictures } from './failed-pictures.js';
import type { KeptCells } from './kept-cells.js';
import type { KeptRow } from './kept-row.js';
import type { RowDescriber } from './row-describer.js';

export interface CellRetryParts {
  readonly kept: ReadonlyMap<number, KeptRow>;
  readonly cells: KeptCells;
  readonly describer: RowDescriber;
  readonly painting: GridPainting;
  readonly failed: FailedPictures;
}

/** Tries cells again that have failed for good, when somebody asks for it. */
export class CellRetry {
  readonly #parts: CellRetryParts;

  constructor(parts: CellRetryParts) {
    this.#parts = parts;
  }

  /** All near the viewport or those of one item; tells how many. */
  retry(index?: number): number {
    let count = 0;
    for (const [row, { description, failedColumns }] of [...this.#parts.kept]) {
      const isMeant = (column: number) => index === undefined || description.cells[column]?.index === index;
      const columns = failedColumns.filter(isMeant);
      if (columns.length > 0) this.#retryIn(row, columns);
      count += columns.length;
    }
    return count;
  }

  #retryIn(row: number, columns: readonly number[]): void {
    const { kept, cells, describer, painting, failed } = this.#parts;
    const of = kept.get(row);
    if (!of) return;
    // A source may have better items to give by now.
    of.description = describer.describe(row);
    for (const column of columns) {
      cells.await(of, column);
      const cell = of.description.painting.cells.find((candidate) => candidate.column === column);
      if (cell) painting.tryAnew(row, cell);
    }
    if (of.description.invalid.size > 0) failed.takeInvalid(row);
  }
}

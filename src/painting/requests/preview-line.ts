import { PaintQueue, type RowBatch } from '../../core/requests/paint-queue.js';

/**
 * Cells that show the preview of their picture. What shows something already has the lowest priority: it is asked for
 * where it is seen, while nothing moves, when nothing else waits.
 */
export class PreviewLine<Cell extends { readonly source: string | Blob }> {
  readonly #queue = new PaintQueue<Cell>();
  readonly #shown = new Map<number, Set<Cell>>();
  /** Pictures that came to nothing behind their previews, which stay. */
  readonly #failed = new Set<string | Blob>();
  #running = 0;

  /** True when no cell shows a preview that could be replaced. */
  get isEmpty(): boolean {
    return this.#shown.size === 0;
  }

  /** Cells in line. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** A cell of this row shows a preview. */
  add(row: number, cell: Cell): void {
    if (this.#failed.has(cell.source)) return;
    const cells = this.#shown.get(row) ?? new Set();
    this.#shown.set(row, cells.add(cell));
  }

  /** Puts the cells of these rows in line. */
  enter(rows: readonly number[]): void {
    for (const row of rows) {
      for (const cell of this.#shown.get(row) ?? []) this.#queue.add(row, cell);
      this.#shown.delete(row);
    }
  }

  /** Takes all that waits out of line: it moves again. True when some are under way besides. */
  leave(): boolean {
    for (const { row, cells } of this.#queue.take(this.#queue.size, () => 0)) {
      for (const cell of cells) this.add(row, cell);
    }
    return this.#running > 0;
  }

  /** Cells whose turn it is; each is to be settled. */
  take(
    most: number,
    order: (row: number) => number | undefined,
    mayGo: (row: number, cell: Cell) => boolean,
  ): RowBatch<Cell>[] {
    const batches = this.#queue.take(most, order, mayGo);
    this.#running += batches.reduce((sum, { cells }) => sum + cells.length, 0);
    return batches;
  }

  /** What became of a cell that was taken: where its picture failed the preview stays, in this grid. */
  settle(row: number, cell: Cell, state: 'done' | 'deferred' | 'failed'): void {
    this.#running--;
    if (state === 'failed') this.#failed.add(cell.source);
    if (state === 'deferred') this.add(row, cell);
  }

  /** Cells like this show something else from now on. */
  deleteCell(row: number, isMeant: (cell: Cell) => boolean): void {
    for (const cell of this.#shown.get(row) ?? []) if (isMeant(cell)) this.#shown.get(row)?.delete(cell);
    this.#queue.deleteCell(row, isMeant);
  }

  delete(row: number): void {
    this.#shown.delete(row);
    this.#queue.delete(row);
  }

  clear(): void {
    this.#shown.clear();
    this.#failed.clear();
    this.#queue.clear();
  }
}

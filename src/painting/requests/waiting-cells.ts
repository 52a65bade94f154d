import { PaintQueue, type RowBatch } from '../../core/requests/paint-queue.js';
import { placesOf } from '../../core/requests/places-in-flight.js';
import { LATE } from '../../core/requests/row-priority.js';
import type { CellPainting } from '../row-painting.js';
import { RetryLine } from './retry-line.js';

/** When a row is wanted, lower is sooner; `LATE` when its pictures could not arrive in time, `undefined` when it has passed. */
export type RowOrder = (row: number) => number | undefined;

/** One grid's cells that have not been sent, or are to be sent again. */
export class WaitingCells {
  readonly #queue = new PaintQueue<CellPainting>(placesOf);
  readonly #retries: RetryLine<CellPainting>;
  /** Cells that their painter has no picture for in their size; they are not looked up again. */
  readonly #absent = new WeakSet<CellPainting>();

  /** @param onDue A cell that was to be tried again later is in line */
  constructor(onDue: () => void) {
    this.#retries = new RetryLine((row, cell) => {
      this.#queue.add(row, cell);
      onDue();
    });
  }

  get size(): number {
    return this.#queue.size + this.#retries.size;
  }

  /** True when nothing could be sent now. */
  get isEmpty(): boolean {
    return this.#queue.size === 0;
  }

  set(row: number, cells: readonly CellPainting[]): void {
    this.#queue.set(row, cells);
  }

  add(row: number, cell: CellPainting): void {
    this.#queue.add(row, cell);
  }

  /** Takes a cell of a row out of line. */
  leave(row: number, column: number): void {
    const isMeant = (cell: CellPainting) => cell.column === column;
    this.#queue.deleteCell(row, isMeant);
    this.#retries.delete(row, isMeant);
  }

  /** Puts a cell in line that was looked up for nothing: it waits for its turn to be asked for. */
  addAbsent(row: number, cell: CellPainting): void {
    this.#absent.add(cell);
    this.#queue.add(row, cell);
  }

  addLater(row: number, cell: CellPainting, delayMs: number): void {
    this.#retries.add(row, cell, delayMs);
  }

  addUntilOnline(row: number, cell: CellPainting): void {
    this.#retries.addUntilOnline(row, cell);
  }

  delete(row: number): void {
    this.#queue.delete(row);
    this.#retries.delete(row);
  }

  clear(): void {
    this.#queue.clear();
    this.#retries.clear();
  }

  /** Whether there is such a cell whose picture could arrive in time. */
  some(order: RowOrder, isMeant: (row: number, cell: CellPainting) => boolean): boolean {
    const priorityOf = inTime(order);
    return this.#queue.some((row, cell) => isMeant(row, cell) && priorityOf(row) !== undefined);
  }

  take(most: number, order: RowOrder, mayGo: (row: number, cell: CellPainting) => boolean): RowBatch<CellPainting>[] {
    return this.#queue.take(most, inTime(order), mayGo);
  }

  /** Cells whose pictures could not arrive in time if they were asked for: what is decoded already is shown all the same. */
  takeLookups(most: number, order: RowOrder): RowBatch<CellPainting>[] {
    const late = (row: number) => (order(row) === LATE ? 0 : undefined);
    return this.#queue.take(most, late, (_row, cell) => !this.#absent.has(cell));
  }

  /** Cells of rows whose pictures may be on disk, but those that were looked up for nothing. */
  takeStored(most: number, order: RowOrder, isStored: (row: number) => boolean): RowBatch<CellPainting>[] {
    return this.#queue.take(most, order, (row, cell) => isStored(row) && !this.#absent.has(cell));
  }
}

/** Rows whose pictures could not arrive in time are not wanted. */
function inTime(order: RowOrder): RowOrder {
  return (row) => {
    const priority = order(row);
    return priority === LATE ? undefined : priority;
  };
}

import type { Size } from '../../core/picture/fit.js';
import { RowSlots } from '../../core/row-slots.js';
import { GridPainting } from '../../painting/grid-painting.js';
import type { RequestCounts } from '../../painting/requests/request-tally.js';
import { RowPool } from '../../rendering/row-pool.js';
import type { RowView } from '../../rendering/row-view.js';
import { Afterimage } from './afterimage.js';
import { CellRetry } from './cell-retry.js';
import { FailedPictures } from './failed-pictures.js';
import { KeptCells } from './kept-cells.js';
import { countPainted, KeptRow } from './kept-row.js';
import type { KeptRowsParts } from './kept-rows-parts.js';
import { RowAppearance } from './row-appearance.js';
import { type RowDescription, showsSamePictures } from './row-description.js';

/** The rows near the viewport: which slot shows which row, and how far its pictures are. */
export class KeptRows {
  readonly #parts: KeptRowsParts;
  readonly #pool: RowPool;
  readonly #painting: GridPainting;
  readonly #failed: FailedPictures;
  readonly #appearance: RowAppearance;
  readonly #kept = new Map<number, KeptRow>();
  readonly #cells: KeptCells;
  readonly #retry: CellRetry;
  /** What was seen before rows were laid out anew. */
  readonly afterimage: Afterimage;
  #slots = new RowSlots(1);
  #cellsPerRow = 0;

  constructor(element: HTMLElement, parts: KeptRowsParts) {
    const { content, describer, priorities } = parts;
    this.#parts = parts;
    this.#pool = new RowPool(element);
    this.#cells = new KeptCells(this.#pool, this.#kept, (index) => content.layout.cellRect(index));
    this.#painting = new GridPainting({
      onShown: (slot) => this.#show(slot),
      onPainted: (row, column, natural) => this.#onPainted(row, column, natural),
      onFailed: (row, column, failure) => this.#failed.take(row, column, failure),
      onDeferred: () => parts.onProgress(),
      onSurfaceLost: (slot) => this.afterimage.during(() => this.#replaceSurface(slot)),
      orderAt: priorities.orderAt,
      isVisible: priorities.isVisible,
    });
    const viewAt = (slot: number) => this.#pool.at(slot);
    this.afterimage = new Afterimage({
      kept: this.#kept,
      viewAt,
      isVisible: priorities.isVisible,
      requestCopy: (row, onCopy) => this.#painting.requestCopy(row, onCopy),
    });
    this.#appearance = new RowAppearance({
      viewAt,
      isNear: priorities.isNear,
      isMoving: parts.isMoving,
      present: (slot) => this.#painting.present(slot),
    });
    this.#failed = new FailedPictures({
      row: (row) => this.#kept.get(row),
      cellView: (row, column) => this.#cells.viewOf(row, column),
      imageView: (row, column) => this.#cells.imageViewOf(row, column),
      style: () => describer.style,
      priorityOf: (row) => priorities.orderAt(0)(row),
      tryLater: (row, column, failure) => this.#painting.tryLater(row, column, failure),
      write: (row, text) => this.#painting.write(row, [text]),
      onError: parts.onError,
      onRescued: (row, column, natural) => this.#onPainted(row, column, natural),
      onFinal: (row, column) => this.#finish(row, column),
    });
    const [kept, cells, painting, failed] = [this.#kept, this.#cells, this.#painting, this.#failed];
    this.#retry = new CellRetry({ kept, cells, describer, painting, failed });
  }

  /** Numbers of the kept rows, in reading order. */
  get numbers(): readonly number[] {
    return this.#slots.rows;
  }

  get requests(): RequestCounts {
    const requests = this.#painting.requests;
    return { ...requests, running: requests.running + this.#failed.loading };
  }

  get painting(): GridPainting {
    return this.#painting;
  }

  get views(): readonly RowView[] {
    return this.#pool.rows;
  }

  has(row: number): boolean {
    return this.#slots.has(row);
  }

  view(row: number): RowView | undefined {
    return this.#slots.has(row) ? this.#pool.find(row) : undefined;
  }

  description(row: number): RowDescription | undefined {
    return this.#kept.get(row)?.description;
  }

  /** True when every picture of the rows is painted or known to fail. */
  isFinal(rows: readonly number[]): boolean {
    return rows.every((row) => this.#kept.get(row)?.isFinal === true);
  }

  /** Cells of these rows, and those of them that are painted or known to fail. */
  countPainted(rows: readonly number[]): { readonly cells: number; readonly painted: number } {
    return countPainted(rows.flatMap((row) => this.#kept.get(row) ?? []));
  }

  /** Provides for `capacity` rows at once. More than needed are kept while a window is dragged smaller. */
  provide(capacity: number, cellsPerRow: number): void {
    const { size } = this.#pool;
    const isReplaced = size < capacity || size > 2 * capacity;
    if (isReplaced || cellsPerRow !== this.#cellsPerRow) this.#parts.beforeReshape();
    if (isReplaced) this.#replaceRows(capacity);
    this.#pool.provideCells(cellsPerRow);
    this.#cellsPerRow = cellsPerRow;
  }

  /** Keeps these rows: each that is new takes the slot of one that has left. */
  moveTo(rows: readonly number[]): void {
    if (rows.length > this.#slots.capacity) this.#addRows(rows.length);
    const { assigned, released } = this.#slots.moveTo(rows);
    for (const row of this.#kept.keys()) if (!this.#slots.has(row)) this.#forget(row);
    for (const slot of released) this.#release(slot);
    for (const { slot, row } of assigned) this.#assign(slot, row, this.#parts.describer.describe(row));
    if (assigned.length > 0) this.#appearance.flush();
    this.pass();
  }

  /** The viewport has moved, and the rows are the same. */
  pass(): void {
    this.#appearance.move();
    this.#failed.requestUpdate();
    this.#painting.follow();
  }

  /** Shows all as it is, unless it moves. */
  settle(): void {
    this.#appearance.settle();
  }

  /** Describes rows anew; what would be painted as it is painted already is left alone. */
  refresh(rows: readonly number[]): void {
    for (const row of rows) {
      const slot = this.#slots.slotOf(row);
      if (slot === undefined) continue;
      const kept = this.#kept.get(row);
      const description = this.#parts.describer.describe(row);
      if (kept && showsSamePictures(kept.description, description)) this.#rename(kept, description);
      else this.#assign(slot, row, description);
    }
    this.#painting.requestTurn();
  }

  /**
   * Cells of a row show something else: what differs is drawn over what is there, the rest is left alone. False where the
   * row has to be described as a whole.
   */
  update(row: number, columns: readonly number[]): boolean {
    const kept = this.#kept.get(row);
    const update = kept && this.#parts.describer.update(kept.description, columns);
    if (!update) return false;
    kept.description = update.description;
    for (const column of columns) this.#cells.describe(kept, column);
    for (const cell of update.pictures) {
      if (!kept.isPainters(cell.column)) this.#cells.await(kept, cell.column);
      else kept.await(cell.column);
      this.#painting.replace(row, cell);
    }
    this.#painting.write(row, update.texts);
    return true;
  }

  /** Why a cell shows no picture, if it has failed. */
  errorAt(row: number, column: number): Error | undefined {
    return this.#kept.get(row)?.errorAt(column);
  }

  /** Tries failed cells again, all or that of one item, and tells how many. */
  retry(index?: number): number {
    return this.#retry.retry(index);
  }

  /** Puts all rows where they belong in the scrolled content. */
  reposition(): void {
    const { content } = this.#parts;
    for (const view of this.#pool.rows) {
      if (view.row !== undefined) view.moveTo(content.nativeBlockOf(view.row), content.layout.placeOf(view.row));
    }
  }

  /** Brings the rows into reading order. Not while scrolling. */
  sort(): void {
    this.#pool.sort();
  }

  clear(): void {
    this.moveTo([]);
    this.#painting.closeSurfaces();
    this.#pool.clear();
  }

  #replaceRows(capacity: number): void {
    this.clear();
    this.#pool.resize(capacity);
    this.#slots = new RowSlots(capacity);
    for (const [slot, { canvas }] of this.#pool.rows.entries()) this.#painting.openSurface(slot, canvas);
  }

  /** Where rows are lower than their layout expected; those that are there stay as they are. */
  #addRows(capacity: number): void {
    const { size } = this.#pool;
    this.#pool.grow(capacity, this.#cellsPerRow);
    this.#slots.grow(capacity);
    for (let slot = size; slot < capacity; slot++) this.#replaceSurface(slot);
  }

  #assign(slot: number, row: number, description: RowDescription): void {
    const view = this.#pool.at(slot);
    if (!view) return;
    this.#failed.leaveRow(row);
    const kept = new KeptRow(slot, description);
    this.#kept.set(row, kept);
    view.assign({ ...description.content, nativeBlock: this.#parts.content.nativeBlockOf(row) });
    this.afterimage.begin(kept);
    this.#appearance.begin(slot);
    this.#painting.assign(slot, description.painting);
    // The other rows of this change are not assigned yet.
    if (description.invalid.size > 0) this.#failed.takeInvalid(row);
  }

  #forget(row: number): void {
    this.#kept.delete(row);
    this.#failed.leaveRow(row);
  }

  #release(slot: number): void {
    this.afterimage.remove(slot);
    this.#pool.at(slot)?.release();
    this.#appearance.release(slot);
    this.#painting.release(slot);
  }

  /** Same pictures, perhaps other names and another place. */
  #rename(kept: KeptRow, description: RowDescription): void {
    kept.description = description;
    const nativeBlock = this.#parts.content.nativeBlockOf(description.painting.row);
    this.#pool.at(kept.slot)?.update({ ...description.content, nativeBlock });
  }

  /** A new canvas for a row whose painter has died. What no painter has to do with stays: errors, and `<img>` cells. */
  #replaceSurface(slot: number): void {
    const view = this.#pool.at(slot);
    if (!view) return;
    this.#painting.openSurface(slot, view.replaceCanvas());
    this.#appearance.begin(slot);
    const kept = view.row === undefined ? undefined : this.#kept.get(view.row);
    if (!kept) return;
    const { painting } = kept.description;
    const cells = painting.cells.filter(({ column }) => kept.isPainters(column));
    for (const { column } of cells) this.#cells.await(kept, column);
    this.afterimage.begin(kept);
    const standIns = kept.failedColumns.flatMap((column) => kept.description.standIns.get(column) ?? []);
    this.#painting.assign(slot, { ...painting, cells, texts: [...painting.texts, ...standIns] });
  }

  #onPainted(row: number, column: number, natural: Size): void {
    const cell = this.#kept.get(row)?.description.cells[column];
    if (cell) this.#parts.onNaturalSize(cell, natural);
    this.#finish(row, column);
  }

  #show(slot: number): void {
    this.#appearance.clear(slot);
    const row = this.#pool.at(slot)?.row;
    const kept = row === undefined ? undefined : this.#kept.get(row);
    if (!kept?.show() || kept.description.painting.texts.length === 0) return;
    if (kept.isFinal) this.#appearance.complete(slot);
    this.#parts.onProgress();
  }

  #finish(row: number, column: number): void {
    const kept = this.#kept.get(row);
    if (!kept?.finish(column)) return;
    this.afterimage.finish(kept, column);
    if (kept.isFinal) this.#appearance.complete(kept.slot);
    this.#parts.onProgress();
  }
}

import type { Size } from '../core/fit.js';
import { RowSlots } from '../core/row-slots.js';
import { type Failure, GridPainting, type RequestCounts } from '../painting/grid-painting.js';
import type { CellContent, CellView } from '../rendering/cell-view.js';
import { RowPool } from '../rendering/row-pool.js';
import type { RowView } from '../rendering/row-view.js';
import { rescueOf } from './rescue.js';
import { RescueLine } from './rescue-line.js';
import { type DescribedCell, type RowDescription, type RowStyle, showsSamePictures } from './row-description.js';

export interface KeptRowsHandlers {
  readonly describe: (row: number) => RowDescription;
  readonly style: () => RowStyle;
  /** Block position of a row in the scrolled content. */
  readonly nativeBlockOf: (row: number) => number;
  /** Place of a row among all rows. */
  readonly placeOf: (row: number) => number;
  readonly priorityOf: (row: number, latencyMs: number) => number | undefined;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  /** Elements of rows and cells are about to be taken away. */
  readonly beforeReshape: () => void;
  /** A picture has told its size. */
  readonly onNaturalSize: (cell: DescribedCell, natural: Size) => void;
  /** A cell has become final. */
  readonly onProgress: () => void;
}

interface KeptRow {
  readonly slot: number;
  readonly description: RowDescription;
  /** Places of pictures that are neither painted nor known to fail. */
  readonly pending: Set<number>;
  readonly failed: Map<number, Error>;
  /** Columns that an `<img>` shows, or tries to. */
  readonly rescued: Set<number>;
}

/** The rows near the viewport: which slot shows which row, and how far its pictures are. */
export class KeptRows {
  readonly #handlers: KeptRowsHandlers;
  readonly #pool: RowPool;
  readonly #painting: GridPainting;
  readonly #rescues: RescueLine;
  readonly #kept = new Map<number, KeptRow>();
  #slots = new RowSlots(1);
  #cellsPerRow = 0;

  constructor(content: HTMLElement, handlers: KeptRowsHandlers) {
    this.#handlers = handlers;
    this.#pool = new RowPool(content);
    this.#rescues = new RescueLine((row) => handlers.priorityOf(row, 0));
    this.#painting = new GridPainting({
      onShown: (slot) => this.#show(slot),
      onPainted: (row, column, natural) => this.#onPainted(row, column, natural),
      onFailed: (row, column, failure) => this.#onFailed(row, column, failure),
      onSurfaceLost: (slot) => this.#replaceSurface(slot),
      priorityOf: handlers.priorityOf,
    });
  }

  /** Numbers of the kept rows, in reading order. */
  get numbers(): readonly number[] {
    return this.#slots.rows;
  }

  get requests(): RequestCounts {
    return this.#painting.requests;
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
    return rows.every((row) => this.#kept.get(row)?.pending.size === 0);
  }

  /** Provides for `capacity` rows at once. More than needed are kept while a window is dragged smaller. */
  provide(capacity: number, cellsPerRow: number): void {
    const { size } = this.#pool;
    const isReplaced = size < capacity || size > 2 * capacity;
    if (isReplaced || cellsPerRow !== this.#cellsPerRow) this.#handlers.beforeReshape();
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
    for (const { slot, row } of assigned) this.#assign(slot, row, this.#handlers.describe(row));
    this.#rescues.requestUpdate();
    this.#painting.requestTurn();
  }

  /** Describes rows anew; what would be painted as it is painted already is left alone. */
  refresh(rows: readonly number[]): void {
    for (const row of rows) {
      const slot = this.#slots.slotOf(row);
      if (slot === undefined) continue;
      const kept = this.#kept.get(row);
      const description = this.#handlers.describe(row);
      if (kept && showsSamePictures(kept.description, description)) this.#rename(slot, kept, description);
      else this.#assign(slot, row, description);
    }
    this.#painting.requestTurn();
  }

  /** Why a cell shows no picture, if it has failed. */
  errorAt(row: number, column: number): Error | undefined {
    return this.#kept.get(row)?.failed.get(column);
  }

  /** Tries failed cells again, all or that of one item, and tells how many. */
  retry(index?: number): number {
    let count = 0;
    for (const [row, { description, failed }] of [...this.#kept]) {
      const isMeant = (column: number) => index === undefined || description.cells[column]?.index === index;
      const columns = [...failed.keys()].filter(isMeant);
      if (columns.length > 0) this.#retryCells(row, columns);
      count += columns.length;
    }
    return count;
  }

  /** Puts all rows where they belong in the scrolled content. */
  reposition(): void {
    const { nativeBlockOf, placeOf } = this.#handlers;
    for (const view of this.#pool.rows) {
      if (view.row !== undefined) view.moveTo(nativeBlockOf(view.row), placeOf(view.row));
    }
  }

  /** Brings the rows into reading order. Not while scrolling. */
  sort(): void {
    this.#pool.sort();
  }

  /** Forgets all rows, as when they belong to other items now. */
  reset(): void {
    this.moveTo([]);
  }

  clear(): void {
    this.reset();
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
    const pending = new Set(description.places);
    this.#rescues.leaveRow(row);
    this.#kept.set(row, { slot, description, pending, failed: new Map(), rescued: new Set() });
    view.assign({ ...description.content, nativeBlock: this.#handlers.nativeBlockOf(row) });
    this.#painting.assign(slot, description.painting);
    // Not at once: whoever hears of it may scroll, and the other rows of this change are not assigned yet.
    if (description.invalid.size > 0) queueMicrotask(() => this.#failInvalid(row));
  }

  #retryCells(row: number, columns: readonly number[]): void {
    const before = this.#kept.get(row);
    const view = before && this.#pool.at(before.slot);
    if (!before || !view) return;
    // A source may have better items to give by now.
    const description = this.#handlers.describe(row);
    const kept = { ...before, description };
    this.#kept.set(row, kept);
    for (const column of columns) {
      kept.failed.delete(column);
      this.#await(kept, view, column, description.content.cells[column]?.content);
      const painting = description.painting.cells.find((cell) => cell.column === column);
      if (painting) this.#painting.tryAnew(row, painting);
    }
    if (description.invalid.size > 0) queueMicrotask(() => this.#failInvalid(row));
  }

  #forget(row: number): void {
    this.#kept.delete(row);
    this.#rescues.leaveRow(row);
  }

  #release(slot: number): void {
    this.#pool.at(slot)?.release();
    this.#painting.release(slot);
  }

  /** Same pictures, perhaps other names and another place. */
  #rename(slot: number, kept: KeptRow, description: RowDescription): void {
    this.#kept.set(description.painting.row, { ...kept, description });
    this.#pool.at(slot)?.update({
      ...description.content,
      nativeBlock: this.#handlers.nativeBlockOf(description.painting.row),
    });
  }

  /** A new canvas for a row whose painter has died. What no painter has to do with stays: errors, and `<img>` cells. */
  #replaceSurface(slot: number): void {
    const view = this.#pool.at(slot);
    if (!view) return;
    this.#painting.openSurface(slot, view.replaceCanvas());
    const kept = view.row === undefined ? undefined : this.#kept.get(view.row);
    if (!kept) return;
    const { painting, content } = kept.description;
    const cells = painting.cells.filter(({ column }) => !kept.failed.has(column) && !kept.rescued.has(column));
    for (const { column } of cells) this.#await(kept, view, column, content.cells[column]?.content);
    this.#painting.assign(slot, { ...painting, cells });
  }

  /** The cell of a column begins anew. */
  #await({ pending }: KeptRow, view: RowView, column: number, content: CellContent | undefined): void {
    pending.add(column);
    if (content) view.cell(column)?.assign(content);
  }

  #cellView(row: number, column: number): CellView | undefined {
    const kept = this.#kept.get(row);
    return kept && this.#pool.at(kept.slot)?.cell(column);
  }

  #onFailed(row: number, column: number, failure: Failure): void {
    const kept = this.#kept.get(row);
    const cell = kept?.description.cells[column];
    const view = this.#cellView(row, column);
    if (!kept || !cell?.item || !view) {
      // It reaches in from an earlier row, which tells of the failure.
      if (!this.#painting.tryLater(row, column, failure)) this.#finish(row, column);
      return;
    }
    const cause = namedError(failure.name, failure.message);
    const { fit, crossOrigin } = this.#handlers.style();
    const source = rescueOf(cell.item.src, failure, crossOrigin);
    if (source === undefined) {
      if (!this.#painting.tryLater(row, column, failure)) this.#fail(row, column, cause);
      return;
    }
    kept.rescued.add(column);
    const onLoad = () => this.#finish(row, column);
    const onError = () => this.#failRescue(row, column, cause);
    this.#rescues.enter(row, column, () => view.showImage({ source, fit, crossOrigin, onLoad, onError }));
  }

  #failRescue(row: number, column: number, cause: Error): void {
    this.#rescues.leave(row, column);
    this.#fail(row, column, cause);
  }

  #onPainted(row: number, column: number, natural: Size): void {
    const cell = this.#kept.get(row)?.description.cells[column];
    if (cell) this.#handlers.onNaturalSize(cell, natural);
    this.#finish(row, column);
  }

  #failInvalid(row: number): void {
    const kept = this.#kept.get(row);
    for (const [column, cause] of kept?.description.invalid ?? []) {
      if (kept?.pending.has(column)) this.#fail(row, column, cause);
    }
  }

  #fail(row: number, column: number, cause: Error): void {
    const kept = this.#kept.get(row);
    const cell = kept?.description.cells[column];
    if (!cell) return;
    kept.failed.set(column, cause);
    kept.rescued.delete(column);
    this.#cellView(row, column)?.showError({ name: cell.name, column, isLoading: false }, cause.message);
    this.#handlers.onError(cell, cause);
    this.#finish(row, column);
  }

  #show(slot: number): void {
    this.#pool.at(slot)?.showCanvas();
    this.#presentLater(slot);
  }

  #complete(slot: number): void {
    this.#pool.at(slot)?.showPictures();
    this.#presentLater(slot);
  }

  /** By the second frame the canvas has the layer that its first pictures may have been drawn without. */
  #presentLater(slot: number): void {
    requestAnimationFrame(() => requestAnimationFrame(() => this.#painting.present(slot)));
  }

  #finish(row: number, column: number): void {
    const kept = this.#kept.get(row);
    if (!kept?.pending.delete(column)) return;
    // Placeholders go a row at a time: a write for each picture would restyle the page a thousand times a second.
    if (kept.pending.size === 0) this.#complete(kept.slot);
    this.#handlers.onProgress();
  }
}

function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

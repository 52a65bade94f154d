import type { LogicalRect } from '../core/layout/layout.js';
import { type CellContent, CellView } from './cell-view.js';

export interface RowContent {
  readonly row: number;
  /** Place among all rows, 0-based. */
  readonly place: number;
  readonly rect: LogicalRect;
  /** Block position in the scrolled content. */
  readonly nativeBlock: number;
  /** A row of the next page: painted beforehand, not to be seen yet. */
  readonly isAhead: boolean;
  readonly cells: readonly { readonly rect: LogicalRect; readonly content: CellContent }[];
}

/** One row of the pool: a canvas that a painter draws on, and the cells that are focused, named and hit. */
export class RowView {
  readonly element = document.createElement('div');
  readonly #cells: CellView[] = [];
  readonly #overlays = new Map<number, CellView>();
  #canvas = createCanvas();
  #cover: HTMLCanvasElement | undefined;
  /** As `createCanvas()` makes it. */
  #isStale = true;
  #isIdle = true;
  #row: number | undefined;

  constructor({ hasCanvas } = { hasCanvas: true }) {
    this.element.className = 'row idle';
    this.element.role = 'row';
    this.element.setAttribute('part', 'row');
    if (hasCanvas) this.element.append(this.#canvas);
  }

  /** The row that is shown, `undefined` while none is. */
  get row(): number | undefined {
    return this.#row;
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  get cellCount(): number {
    return this.#row === undefined ? 0 : this.#cells.filter(({ element }) => !element.hidden).length;
  }

  cell(column: number): CellView | undefined {
    return this.#cells[column];
  }

  /** Has as many cells as the layout has columns, so that none is made while the grid scrolls. */
  provideCells(count: number): void {
    // Never fewer than it shows, for a row may be more crowded than others.
    for (const cell of this.#cells.splice(Math.max(count, this.cellCount))) cell.remove();
    while (this.#cells.length < count) {
      const cell = new CellView();
      this.#cells.push(cell);
      this.element.append(cell.element);
    }
  }

  /** A cell with nothing to tell, over what is drawn: where cells are drawn only, it holds what no painter can draw. */
  overlay(column: number, cell: LogicalRect, row: LogicalRect): CellView {
    const view = this.#overlays.get(column) ?? new CellView();
    view.element.role = 'none';
    view.element.hidden = false;
    view.placeAt(cell, row);
    this.#overlays.set(column, view);
    this.element.append(view.element);
    return view;
  }

  /** Column of the cell that an event went through. */
  columnOf(path: readonly EventTarget[]): number | undefined {
    const column = this.#cells.findIndex(({ element }) => path.includes(element));
    return column < 0 ? undefined : column;
  }

  /** Shows another row, of which no picture is there yet. */
  assign(content: RowContent): void {
    this.#row = content.row;
    this.#dropOverlays();
    if (content.cells.length > this.#cells.length) this.provideCells(content.cells.length);
    // A band in which no item begins has nothing to tell.
    const role = content.cells.length > 0 ? 'row' : 'none';
    if (this.element.role !== role) this.element.role = role;
    if (this.#isIdle) this.element.classList.remove('idle');
    this.#isIdle = false;
    for (const [column, view] of this.#cells.entries()) {
      const cell = content.cells[column];
      if (cell) view.assign(cell.content);
      else view.hide();
    }
    this.#place(content);
  }

  /** The same pictures have other names or another place. */
  update(content: RowContent): void {
    for (const [column, cell] of content.cells.entries()) this.#cells[column]?.describe(cell.content);
    this.#place(content);
  }

  /** Every picture is there, or known to fail. */
  showPictures(): void {
    for (const cell of this.#cells) cell.showPicture();
  }

  moveTo(nativeBlock: number, place: number): void {
    this.element.style.insetBlockStart = `${nativeBlock}px`;
    const isRow = this.element.role === 'row';
    this.element.ariaRowIndex = isRow ? String(place + 1) : null;
    if (!isRow) this.element.dataset['place'] = String(place + 1);
  }

  /** The canvas may show an earlier row. */
  hideCanvas(): void {
    this.#setStale(true);
  }

  /** The canvas shows nothing of an earlier row any more. */
  showCanvas(): void {
    this.#setStale(false);
  }

  /** Shows something over the canvas, until that has drawn the row. */
  cover(canvas: HTMLCanvasElement): void {
    this.uncover();
    canvas.ariaHidden = 'true';
    this.#canvas.after(canvas);
    this.#cover = canvas;
  }

  uncover(): void {
    this.#cover?.remove();
    this.#cover = undefined;
  }

  release(): void {
    this.#row = undefined;
    this.#isIdle = true;
    this.element.classList.add('idle');
    this.#dropOverlays();
    for (const cell of this.#cells) cell.release();
  }

  /** A canvas that was handed over cannot be handed over again: when its painter has died, another one takes over. */
  replaceCanvas(): HTMLCanvasElement {
    const canvas = createCanvas();
    this.#canvas.replaceWith(canvas);
    this.#canvas = canvas;
    this.#isStale = true;
    return canvas;
  }

  #setStale(isStale: boolean): void {
    if (isStale !== this.#isStale) this.#canvas.classList.toggle('stale', isStale);
    this.#isStale = isStale;
  }

  #dropOverlays(): void {
    for (const view of this.#overlays.values()) view.remove();
    this.#overlays.clear();
  }

  #place({ rect, cells, nativeBlock, place, isAhead }: RowContent): void {
    const { style } = this.element;
    if (this.element.inert !== isAhead) this.element.inert = isAhead;
    style.insetInlineStart = `${rect.inline}px`;
    style.inlineSize = `${rect.inlineSize}px`;
    style.blockSize = `${rect.blockSize}px`;
    for (const [column, cell] of cells.entries()) this.#cells[column]?.placeAt(cell.rect, rect);
    this.moveTo(nativeBlock, place);
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'stale';
  canvas.ariaHidden = 'true';
  canvas.width = 1;
  canvas.height = 1;
  return canvas;
}

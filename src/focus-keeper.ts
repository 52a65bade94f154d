import type { FocusController } from './controllers/focus-controller.js';
import { isInRange, type Range } from './core/range.js';
import type { GridView } from './grid-view.js';
import { RowView } from './rendering/row-view.js';
import { describeRow } from './row-description.js';
import type { ItemKey } from './sources/item.js';

/**
 * Keeps the focus on its item while cells are recycled under it. A focused item that leaves the kept rows is held by a
 * row of its own, at its place in the list, until it comes back or the focus goes elsewhere.
 */
export class FocusKeeper {
  readonly #view: () => GridView;
  readonly #focus: FocusController;
  readonly #held = new RowView({ hasCanvas: false });
  #key: ItemKey | undefined;
  #tabStop: HTMLElement | undefined;
  #isMoving = false;

  constructor(content: HTMLElement, view: () => GridView, focus: FocusController) {
    this.#view = view;
    this.#focus = focus;
    content.append(this.#held.element);
  }

  /** True while the focus goes from one cell of an item to another one of the same item. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** The item whose cell an event came from. */
  indexOf(event: Event): number | undefined {
    const path = event.composedPath();
    const row = [this.#held, ...this.#view().rows.views].find(({ element }) => path.includes(element));
    if (row?.row === undefined) return undefined;
    const column = row.columnOf(path);
    return column === undefined ? undefined : this.#view().layout.itemsOf(row.row).start + column;
  }

  /** The focus has come to an item. */
  remember(index: number): void {
    if (!this.#isMoving) this.#key = this.#view().source.keyAt(index);
    this.#placeTabStop();
  }

  focusItem(index: number): void {
    this.#focusCell(this.#cellOf(index));
  }

  cellOf(index: number): HTMLElement | undefined {
    return this.#cellOf(index);
  }

  /** Rows are about to change: a focused item that leaves is held. */
  beforeRows(kept: Range): void {
    const index = this.#focus.focusedIndex;
    if (index === undefined || this.#held.row !== undefined) return;
    const row = this.#view().layout.rowOf(index);
    if (isInRange(kept, row) || !this.#cellOf(index)) return;
    this.#hold(row);
    this.#focusCell(this.#heldCell(index));
  }

  /** Rows have changed: the focus goes back to its item, the tab stop to where it can be seen. */
  afterRows(): void {
    const index = this.#focus.focusedIndex;
    if (index !== undefined) this.#restore(index);
    else if (this.#held.row !== undefined) this.#held.release();
    this.#placeTabStop();
  }

  /** The items are others: the focus follows its item by key, or stays at its place in the list. */
  afterItems(): void {
    const { index } = this.#focus;
    const { source } = this.#view();
    if (index === undefined) return;
    const found = this.#key === undefined ? undefined : source.indexOfKey(this.#key, index);
    const last = source.length - 1;
    this.#focus.moveTo(last < 0 ? undefined : (found ?? Math.min(index, last)));
  }

  #restore(index: number): void {
    const cell = this.#view().rows.view(this.#view().layout.rowOf(index)) ? this.#cellOf(index) : undefined;
    if (cell) {
      if (!cell.matches(':focus')) this.#focusCell(cell);
      this.#held.release();
      return;
    }
    this.#hold(this.#view().layout.rowOf(index));
  }

  #hold(row: number): void {
    const view = this.#view();
    const { content } = describeRow(row, view.source, view.layout, view.rowStyle);
    this.#held.assign({ ...content, nativeBlock: view.nativeBlockOf(row) });
  }

  #heldCell(index: number): HTMLElement | undefined {
    return this.#held.cell(index - this.#view().layout.itemsOf(this.#view().layout.rowOf(index)).start)?.element;
  }

  #cellOf(index: number): HTMLElement | undefined {
    const { layout, rows } = this.#view();
    const row = layout.rowOf(index);
    return rows.view(row)?.cell(index - layout.itemsOf(row).start)?.element;
  }

  #focusCell(cell: HTMLElement | undefined): void {
    this.#isMoving = true;
    cell?.focus({ preventScroll: true });
    this.#isMoving = false;
  }

  /** One cell alone can be reached by Tab: the one last focused while its row is kept, else the first in view. */
  #placeTabStop(): void {
    const { index } = this.#focus;
    const own = index === undefined ? undefined : (this.#cellOf(index) ?? this.#ownHeldCell(index));
    const cell = own ?? this.#cellOf(this.#view().visibleItems.start);
    if (cell === this.#tabStop) return;
    if (this.#tabStop) this.#tabStop.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    this.#tabStop = cell;
  }

  #ownHeldCell(index: number): HTMLElement | undefined {
    return this.#held.row === this.#view().layout.rowOf(index) ? this.#heldCell(index) : undefined;
  }
}

import type { FocusController } from '../controllers/focus-controller.js';
import { type ItemsChange, movedIndex } from '../core/items-change.js';
import { isInRange } from '../core/range.js';
import { RowView } from '../rendering/row-view.js';
import type { ItemKey } from '../sources/item/item.js';
import type { ItemSource } from '../sources/list/item-source.js';
import type { GridView } from './grid-view.js';
import { LowCells } from './rows/low-cells.js';
import { describeRow } from './rows/row-description.js';

/**
 * Keeps the focus on its item while cells are recycled under it. A focused item that leaves the kept rows is held by a
 * row of its own, at its place in the list, until it comes back or the focus goes elsewhere.
 */
export class FocusKeeper {
  readonly #view: () => GridView;
  readonly #focus: FocusController;
  readonly #held = new RowView({ hasCanvas: false });
  readonly #low: LowCells;
  #key: ItemKey | undefined;
  #tabStop: HTMLElement | undefined;
  #isMoving = false;

  constructor(content: HTMLElement, view: () => GridView, focus: FocusController) {
    this.#view = view;
    this.#focus = focus;
    content.append(this.#held.element);
    this.#low = new LowCells(content, view);
  }

  /** True where cells are so low that they have no elements of their own. */
  get isLow(): boolean {
    return this.#view().layout.cellsPerRow === 0;
  }

  /** True while the focus goes from one cell of an item to another one of the same item. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** The one cell that Tab reaches. */
  get tabStop(): HTMLElement | undefined {
    return this.#tabStop;
  }

  /** The item whose cell an event came from. */
  indexOf(event: Event): number | undefined {
    const path = event.composedPath();
    if (this.isLow) return this.#low.indexOf(path);
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
    if (this.isLow) this.#hold(index);
    else this.#focusCell(this.cellOf(index));
    this.remember(index);
  }

  /** The cell that shows an item or holds the focus for it. */
  cellOf(index: number): HTMLElement | undefined {
    return this.isLow ? this.#low.cellOf(index) : (this.#keptCell(index) ?? this.#heldCell(index));
  }

  /** The element that something is said beside of an item in view. */
  anchorOf(index: number): HTMLElement | undefined {
    return this.isLow ? this.#low.hover(index) : this.cellOf(index);
  }

  /** True for an item that is out of sight and has a row of its own. */
  isHeld(index: number): boolean {
    return this.#heldCell(index) !== undefined;
  }

  /** Rows are about to change: a focused item that leaves is held. */
  beforeRows(kept: readonly number[]): void {
    const index = this.#focus.focusedIndex;
    if (index === undefined) return;
    const row = this.#view().layout.rowOf(index);
    if (!kept.includes(row) || this.#view().content.isAhead(row)) this.#hold(index);
  }

  /** Items may have other names: the element that holds the focus for one tells it. */
  describe(): void {
    const index = this.#focus.focusedIndex;
    if (this.isLow) this.#placeTabStop();
    else if (index !== undefined && !this.#keptCell(index)) this.#hold(index);
  }

  /** Rows have changed: the focus goes back to its item, the tab stop to where it can be seen. */
  afterRows(): void {
    const index = this.#focus.focusedIndex;
    if (this.isLow) {
      this.#low.leaveHovered();
      if (index !== undefined) this.#hold(index);
      this.#held.release();
      this.#placeTabStop();
      return;
    }
    const cell = index === undefined ? undefined : this.#keptCell(index);
    if (cell) this.#focusCell(cell);
    if (index !== undefined && !cell) this.#hold(index);
    else if (this.#held.row !== undefined) this.#held.release();
    this.#low.release();
    this.#placeTabStop();
  }

  /** The viewport has moved: what is under the pointer is another cell. */
  afterMove(): void {
    if (this.isLow) this.#low.leaveHovered();
  }

  /** Items are put in or taken out: the focus moves with its own, or stays at its place in the list. */
  moveItems(change: ItemsChange, itemCount: number): void {
    const { index } = this.#focus;
    if (index === undefined) return;
    if (this.#focus.focusedIndex !== undefined) this.#hold(index);
    const moved = Math.min(movedIndex(index, change) ?? change.start, itemCount - 1);
    this.#focus.moveTo(moved < 0 ? undefined : moved);
  }

  /** The items are others: the focus follows its item by key, or stays at its place in the list. */
  afterItems(source: ItemSource): void {
    const { index } = this.#focus;
    if (index === undefined) return;
    const found = this.#key === undefined ? undefined : source.indexOfKey(this.#key, index);
    const last = source.length - 1;
    const target = last < 0 ? undefined : (found ?? Math.min(index, last));
    // Its cell may be hidden before the one at the new place is there.
    if (target !== index && this.#focus.focusedIndex !== undefined) this.#hold(index);
    this.#focus.moveTo(target);
    this.#key = target === undefined ? undefined : source.keyAt(target);
  }

  #hold(index: number): void {
    const view = this.#view();
    if (index >= view.layout.itemCount) return;
    if (this.isLow) {
      this.#focusCell(this.#low.takeStop(index));
      this.#low.leaveOthers(index);
      return;
    }
    const { content } = describeRow(view.layout.rowOf(index), view.source, view.layout, view.rowStyle);
    this.#held.assign({ ...content, isAhead: false, nativeBlock: view.content.nativeBlockOf(content.row) });
    this.#focusCell(this.#heldCell(index));
  }

  #keptCell(index: number): HTMLElement | undefined {
    const { layout, rows } = this.#view();
    const row = layout.rowOf(index);
    return this.#view().content.isAhead(row) ? undefined : cellIn(rows.view(row), index - layout.itemsOf(row).start);
  }

  #heldCell(index: number): HTMLElement | undefined {
    const { layout } = this.#view();
    const row = layout.rowOf(index);
    return this.#held.row === row ? cellIn(this.#held, index - layout.itemsOf(row).start) : undefined;
  }

  #focusCell(cell: HTMLElement | undefined): void {
    this.#isMoving = true;
    cell?.focus({ preventScroll: true });
    this.#isMoving = false;
  }

  /** One cell alone can be reached by Tab: the one last focused while its row is there, else the first in view. */
  #placeTabStop(): void {
    const { index } = this.#focus;
    const cell = this.isLow ? this.#lowTabStop(index) : this.#tabStopOf(index);
    if (cell === this.#tabStop) return;
    if (this.#tabStop) this.#tabStop.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    this.#tabStop = cell;
  }

  #tabStopOf(index: number | undefined): HTMLElement | undefined {
    const own = index === undefined ? undefined : this.cellOf(index);
    return own ?? this.#keptCell(this.#view().visibleItems.start);
  }

  #lowTabStop(index: number | undefined): HTMLElement | undefined {
    const { layout, visibleItems, keptItems } = this.#view();
    const hasOwn = index !== undefined && (this.#focus.focusedIndex === index || isInRange(keptItems, index));
    const stop = hasOwn ? index : visibleItems.start;
    if (stop >= layout.itemCount) return undefined;
    const cell = this.#low.takeStop(stop);
    this.#low.leaveOthers(stop);
    return cell;
  }
}

function cellIn(row: RowView | undefined, column: number): HTMLElement | undefined {
  return row?.cell(column)?.element;
}

import type { Layout } from '../../core/layout/layout.js';
import { EMPTY_RANGE, isSameRange, type Range } from '../../core/range.js';
import type { BlockInterval } from '../../core/scroll/overscan.js';
import type { KeptRows } from './kept-rows.js';

export interface ShownRangeHandlers {
  readonly onRangeChange: (visible: Range, kept: Range) => void;
  readonly onSettled: () => void;
}

/** Items that are at least partly in the viewport, and those that rows are kept for. */
export interface ShownItems {
  readonly visible: Range;
  readonly kept: Range;
}

/** Which rows are in the viewport, and whether all their pictures are there: told as it changes. */
export class ShownRange {
  readonly #rows: KeptRows;
  readonly #handlers: ShownRangeHandlers;
  #visibleRows: readonly number[] = [];
  #visibleItems = EMPTY_RANGE;
  #isSettled = true;

  constructor(rows: KeptRows, handlers: ShownRangeHandlers) {
    this.#rows = rows;
    this.#handlers = handlers;
  }

  /** True when every picture in view is painted or known to fail. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  get visibleRows(): readonly number[] {
    return this.#visibleRows;
  }

  get visibleItems(): Range {
    return this.#visibleItems;
  }

  itemsIn(layout: Layout): ShownItems {
    return { visible: this.#visibleItems, kept: itemsOfRows(layout, this.#rows.numbers) };
  }

  /** These rows are in the viewport now, those of them that are kept. */
  show(rows: readonly number[], layout: Layout, viewport: BlockInterval): void {
    this.#visibleRows = rows.filter((row) => this.#rows.has(row));
    this.#visibleItems = itemsWithin(viewport, itemsOfRows(layout, this.#visibleRows), layout);
  }

  /** Tells of other items than before. */
  tell(before: ShownItems, now: ShownItems): void {
    if (isSameRange(before.visible, now.visible) && isSameRange(before.kept, now.kept)) return;
    this.#isSettled = false;
    this.#handlers.onRangeChange(now.visible, now.kept);
  }

  /** Tells once when every picture in view is painted or known to fail, and the rows will stay as they are. */
  settle(willStay: boolean): void {
    const wasSettled = this.#isSettled;
    this.#isSettled = willStay && this.#rows.isFinal(this.#visibleRows);
    if (!this.#isSettled || wasSettled) return;
    this.#rows.settle();
    this.#handlers.onSettled();
  }

  clear(): void {
    this.#visibleRows = [];
    this.#visibleItems = EMPTY_RANGE;
  }
}

/** All items that rows show, also those that reach in from an earlier row. */
export function itemsOfRows(layout: Layout, rows: readonly number[]): Range {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return EMPTY_RANGE;
  const start = Math.min(layout.itemsOf(first).start, ...layout.spillOf(first));
  return { start, end: layout.itemsOf(last).end };
}

/** Bands are larger than the cells in them: what is beyond the viewport is cut off at both ends. */
function itemsWithin(viewport: BlockInterval, { start, end }: Range, layout: Layout): Range {
  const isWithin = (index: number) => {
    const { block, blockSize } = layout.cellRect(index);
    return block < viewport.end && block + blockSize > viewport.start;
  };
  let [first, last] = [start, end];
  while (first < last && !isWithin(first)) first++;
  while (last > first && !isWithin(last - 1)) last--;
  return { start: first, end: last };
}

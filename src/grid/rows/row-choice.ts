import type { ScrollController } from '../../controllers/scroll-controller.js';
import { type BlockInterval, keptInSteps, keptInterval, keptSize, stepMargin } from '../../core/scroll/overscan.js';
import type { GridContent } from '../grid-content.js';
import type { KeptRows } from './kept-rows.js';

/** Chooses which rows are kept: those of the viewport and of what it may come to, in steps while it moves. */
export class RowChoice {
  readonly #scroll: ScrollController;
  readonly #content: GridContent;
  readonly #rows: KeptRows;
  readonly #beforeRows: (kept: readonly number[]) => void;
  /** Px of the content that are kept beyond the viewport, on the side it goes to. */
  #overscan = 0;
  /** Part of the content that rows were last chosen for; `undefined` where they have to be chosen anew. */
  #held: BlockInterval | undefined;
  #hasMoved = false;

  /** @param beforeRows Rows are about to get other items */
  constructor(
    scroll: ScrollController,
    content: GridContent,
    rows: KeptRows,
    beforeRows: (kept: readonly number[]) => void,
  ) {
    this.#scroll = scroll;
    this.#content = content;
    this.#rows = rows;
    this.#beforeRows = beforeRows;
  }

  /** Part of the content whose rows are kept. */
  get interval(): BlockInterval {
    const kept = keptInterval(this.#scroll.viewport, this.#overscan, this.#rows.painting.latencyMs);
    return this.#content.paged?.keepAhead(kept) ?? kept;
  }

  /** All that may be kept before rows are chosen again, see `keptInSteps()`. */
  get widestInterval(): BlockInterval {
    const { start, end } = this.interval;
    const margin = stepMargin(this.#overscan);
    return { start: start - margin, end: end + margin };
  }

  /** Provides for as many rows as the layout can need at once. */
  provide(overscan: number): void {
    this.#overscan = overscan;
    const { layout } = this.#content;
    this.#rows.provide(layout.maxRowsIn(keptSize(this.#scroll.space.viewportSize, overscan)), layout.cellsPerRow);
  }

  /** What was held has another place in the layout: rows are chosen anew with the next move. */
  forget(): void {
    this.#held = undefined;
  }

  /** Chooses other rows for where the viewport has come to, if it has come far enough. */
  follow(): void {
    const interval = this.#content.paged
      ? this.interval
      : keptInSteps(this.#held, this.#scroll.viewport, this.#overscan, this.#rows.painting.latencyMs);
    if (interval === this.#held) this.#rows.pass();
    else this.#keep(interval);
  }

  /** Chooses the rows of where the viewport is; those that stay are described anew where `isRelaidOut`. */
  choose(isRelaidOut: boolean): void {
    const stayed = this.#keep(this.interval);
    if (isRelaidOut) this.#rows.refresh(stayed);
  }

  /** Rows that stay move in the native content only when its origin does. */
  reposition(): void {
    if (!this.#content.takeMove()) return;
    this.#rows.reposition();
    this.#hasMoved = true;
  }

  /** True once after rows were chosen or moved. */
  takeMove(): boolean {
    const hasMoved = this.#hasMoved;
    this.#hasMoved = false;
    return hasMoved;
  }

  /** Keeps the rows of this part of the content, and tells which of them were kept before. */
  #keep(interval: BlockInterval): readonly number[] {
    this.#held = interval;
    const kept = this.#content.layout.rowsBetween(interval.start, interval.end);
    const stayed = kept.filter((row) => this.#rows.has(row));
    this.#beforeRows(kept);
    this.#rows.moveTo(kept);
    this.#hasMoved = true;
    return stayed;
  }
}

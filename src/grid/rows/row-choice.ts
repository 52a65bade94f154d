import type { ScrollController } from '../../controllers/scroll-controller.js';
import { type BlockInterval, keptInSteps, keptInterval, keptSize, stepMargin } from '../../core/scroll/overscan.js';
import type { GridContent } from '../grid-content.js';
import type { KeptRows } from './kept-rows.js';

export interface RowChoiceParts {
  readonly scroll: ScrollController;
  readonly content: GridContent;
  readonly rows: KeptRows;
  /** Rows are about to get other items. */
  readonly beforeRows: (kept: readonly number[]) => void;
  /** Another frame has begun while `isGrowing`: rows are to be chosen in it. */
  readonly onNextFrame: () => void;
}

/** Chooses which rows are kept: those of the viewport and of what it may come to, in steps while it moves. */
export class RowChoice {
  readonly #parts: RowChoiceParts;
  /** Px of the content that are kept beyond the viewport, on the side it goes to. */
  #overscan = 0;
  /** Part of the content that rows were last chosen for; `undefined` where they have to be chosen anew. */
  #held: BlockInterval | undefined;
  #hasMoved = false;
  /** What rows are chosen for. */
  #extent: 'nothing' | 'view' | 'all' = 'nothing';
  /** Request of the frame that is to choose more rows, see `choose()`. */
  #frame: number | undefined;

  constructor(parts: RowChoiceParts) {
    this.#parts = parts;
  }

  /** Part of the content whose rows are kept. */
  get interval(): BlockInterval {
    const kept = keptInterval(this.#parts.scroll.viewport, this.#overscan, this.#parts.rows.painting.latencyMs);
    return this.#parts.content.paged?.keepAhead(kept) ?? kept;
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
    const { rows, content, scroll } = this.#parts;
    const { layout } = content;
    rows.provide(layout.maxRowsIn(keptSize(scroll.space.viewportSize, overscan)), layout.cellsPerRow);
    if (rows.numbers.length === 0) this.clear();
  }

  /** What was held has another place in the layout: rows are chosen anew with the next move. */
  forget(): void {
    this.#held = undefined;
  }

  /** Chooses other rows for where the viewport has come to, if it has come far enough. */
  follow(): void {
    const interval = this.#parts.content.paged
      ? this.interval
      : keptInSteps(this.#held, this.#parts.scroll.viewport, this.#overscan, this.#parts.rows.painting.latencyMs);
    if (interval === this.#held) this.#parts.rows.pass();
    else this.#keep(interval);
  }

  /** Rows of what is in view come with the next frame: the task that lays out for the first time stays short. */
  begin(): void {
    this.#requestFrame();
  }

  /**
   * Chooses the rows of where the viewport is; those that stay are described anew where `isRelaidOut`. Where none is kept
   * yet, only what is in view: what is around it comes with the frame after.
   */
  choose(isRelaidOut: boolean): void {
    const isFirst = this.#extent === 'nothing';
    const stayed = isFirst ? this.#keep(this.#inView, 'view') : this.#keep(this.interval);
    if (isFirst) this.#requestFrame();
    if (isRelaidOut) this.#parts.rows.refresh(stayed);
  }

  /** True until rows are chosen for all that may be kept, which takes some frames. */
  get isGrowing(): boolean {
    return this.#frame !== undefined;
  }

  /** Nothing is kept any more. */
  clear(): void {
    this.#cancelFrame();
    this.#held = undefined;
    this.#extent = 'nothing';
  }

  /** Rows that stay move in the native content only when its origin does. */
  reposition(): void {
    if (!this.#parts.content.takeMove()) return;
    this.#parts.rows.reposition();
    this.#hasMoved = true;
  }

  /** True once after rows were chosen or moved. */
  takeMove(): boolean {
    const hasMoved = this.#hasMoved;
    this.#hasMoved = false;
    return hasMoved;
  }

  get #inView(): BlockInterval {
    const { offset, size } = this.#parts.scroll.viewport;
    return { start: offset, end: offset + size };
  }

  #requestFrame(): void {
    this.#cancelFrame();
    this.#frame = requestAnimationFrame(() => this.#parts.onNextFrame());
  }

  #cancelFrame(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  /** Keeps the rows of this part of the content, and tells which of them were kept before. */
  #keep(interval: BlockInterval, extent: 'view' | 'all' = 'all'): readonly number[] {
    this.#cancelFrame();
    this.#held = interval;
    this.#extent = extent;
    const kept = this.#parts.content.layout.rowsBetween(interval.start, interval.end);
    const stayed = kept.filter((row) => this.#parts.rows.has(row));
    this.#parts.beforeRows(kept);
    this.#parts.rows.moveTo(kept);
    this.#hasMoved = true;
    return stayed;
  }
}

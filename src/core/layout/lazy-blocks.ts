import type { Surroundings } from './layout.js';
import { PrefixSums } from './prefix-sums.js';

/** A block of items whose places are known; all sizes in device px from its start. */
export interface LaidBlock {
  readonly size: number;
  readonly rowCount: number;
  /** State of the aspect ratios that it was laid out by. */
  readonly version: number;
  topOf(row: number): number;
  rowAt(offset: number): number;
  /** Whether it still begins where the one before it ends, where that matters. */
  continues(previous: this | undefined): boolean;
}

/** What a block is laid out beside. */
export interface LayContext<Block> {
  /** The one before it, where that is laid out. */
  readonly previous: Block | undefined;
  /** The one after it, where that is shown and stays as it is. */
  readonly next: Block | undefined;
  /** What is shown of it from this row and this offset on is laid out anew, what is before stays. */
  readonly shown: { readonly block: Block; readonly row: number; readonly offset: number } | undefined;
}

export interface BlockMeasure {
  readonly size: number;
  readonly rowCount: number;
}

export interface LazyBlocksOptions<Block extends LaidBlock> {
  readonly count: number;
  /** Asked of the first block and the last one: all but the last are as large. */
  readonly estimate: (block: number) => BlockMeasure;
  /** An earlier state of the same list at the same sizes: what it has measured is the better estimate. */
  readonly earlier: LazyBlocks<Block> | undefined;
  readonly lay: (block: number, context: LayContext<Block>) => Block;
  readonly versionOf: (block: number) => number;
}

/** Places are forgotten beyond so many blocks, sizes never: some kB each that scrolling through a long list would add up. */
const MAX_LAID = 64;

/** A place that is looked at, by what is there: it outlives changes of size before it. */
interface Place {
  readonly block: number;
  /** `undefined` in a block that is not laid out: the place is a share of it then. */
  readonly row: number | undefined;
  readonly offset: number;
}

/**
 * Blocks one after the other, of estimated size until someone comes near. A block that is laid out takes its true size
 * only in `refine()`, which tells where the place that is looked at has gone; so nothing moves behind anyone's back.
 */
export class LazyBlocks<Block extends LaidBlock> {
  readonly #options: Omit<LazyBlocksOptions<Block>, 'earlier'>;
  readonly #sizes: PrefixSums;
  readonly #rowCounts: PrefixSums;
  /** The least recently used first. */
  readonly #laid = new Map<number, Block>();
  readonly #isMeasured: Uint8Array;
  /** Laid out for a question about a single item: their size is not yet taken. */
  readonly #due = new Set<number>();
  #near = { first: 0, last: -1 };
  #measuredCount = 0;

  /** `earlier` is asked now and let go: it would hold the one before it, and so on. */
  constructor({ earlier, ...options }: LazyBlocksOptions<Block>) {
    this.#options = options;
    const { count } = options;
    const usual = options.estimate(0);
    this.#sizes = new PrefixSums(count, usual.size);
    this.#rowCounts = new PrefixSums(count, usual.rowCount);
    this.#isMeasured = new Uint8Array(count);
    if (earlier) this.#adopt(earlier);
    if (count > 1) this.#setMeasure(count - 1, options.estimate(count - 1));
  }

  get size(): number {
    return this.#sizes.total;
  }

  /** `undefined` while a block is only estimated. */
  get rowCount(): number | undefined {
    return this.#measuredCount === this.#options.count ? this.#rowCounts.total : undefined;
  }

  get byteSize(): number {
    return this.#options.count * 33;
  }

  /** As far as it is known, else estimated. */
  measureOf(block: number): BlockMeasure {
    return { size: this.#sizes.at(block), rowCount: this.#rowCounts.at(block) };
  }

  startOf(block: number): number {
    return this.#sizes.before(block);
  }

  rowsBefore(block: number): number {
    return this.#rowCounts.before(block);
  }

  blockAt(position: number): number {
    return this.#sizes.indexAt(Math.max(0, position));
  }

  /** The block's places, laid out now if they are not known. */
  block(block: number): Block {
    const known = this.#laid.get(block);
    if (!known) this.#due.add(block);
    const laid =
      known ?? this.#options.lay(block, { previous: this.peek(block - 1), next: undefined, shown: undefined });
    this.#laid.delete(block);
    this.#laid.set(block, laid);
    this.#forget();
    return laid;
  }

  /** Block that is laid out already. */
  peek(block: number): Block | undefined {
    return this.#laid.get(block);
  }

  /** As `Layout.refine()`, in device px. */
  refine(anchor: number, surroundings: Surroundings): number {
    if (this.#options.count === 0) return anchor;
    const place = this.#placeAt(anchor);
    this.#takeSizes();
    for (;;) {
      const position = this.#positionOf(place);
      const first = this.blockAt(position - surroundings.before);
      const last = this.blockAt(position + surroundings.after);
      if (this.#layNear(first, last, place, surroundings.isAtRest)) continue;
      this.#near = { first, last };
      return position;
    }
  }

  /** Not by the last blocks, which may have been cut short, or have grown. */
  #adopt(earlier: LazyBlocks<Block>): void {
    const fullCount = Math.min(this.#options.count, earlier.#options.count) - 1;
    for (let block = 0; block < fullCount; block++) this.#setMeasure(block, earlier.measureOf(block));
  }

  #setMeasure(block: number, { size, rowCount }: BlockMeasure): void {
    this.#sizes.set(block, size);
    this.#rowCounts.set(block, rowCount);
  }

  #layNear(first: number, last: number, place: Place, isAtRest: boolean): boolean {
    for (let block = first; block <= last; block++) {
      const laid = this.#laid.get(block);
      const shown = laid && this.#shownOf(block, laid, place);
      const isStale = laid?.version !== this.#options.versionOf(block);
      const isBroken = !shown && laid?.continues(this.#laid.get(block - 1)) === false;
      if (laid && (!(isStale || isBroken) || (this.#isShown(block) && !isAtRest))) continue;
      const next = this.#laid.get(block + 1);
      const doesNextStay = next && (this.#shownOf(block + 1, next, place) || (this.#isShown(block + 1) && !isAtRest));
      const context = { previous: this.#laid.get(block - 1), next: doesNextStay ? next : undefined, shown };
      this.#laid.set(block, this.#options.lay(block, context));
      this.#due.add(block);
    }
    return this.#takeSizes();
  }

  /** The block that is looked at, if it was laid out when the place was taken. */
  #shownOf(block: number, laid: Block, { block: lookedAt, row, offset }: Place): LayContext<Block>['shown'] {
    if (block !== lookedAt || row === undefined || !this.#isShown(block)) return undefined;
    return { block: laid, row, offset: laid.topOf(row) + offset };
  }

  #isShown(block: number): boolean {
    return block >= this.#near.first && block <= this.#near.last;
  }

  #takeSizes(): boolean {
    const hasChanged = this.#due.size > 0;
    for (const block of this.#due) {
      const laid = this.#laid.get(block);
      if (!laid) continue;
      this.#setMeasure(block, laid);
      if (this.#isMeasured[block] === 0) this.#measuredCount++;
      this.#isMeasured[block] = 1;
    }
    this.#due.clear();
    return hasChanged;
  }

  #placeAt(position: number): Place {
    const block = this.blockAt(position);
    const within = position - this.startOf(block);
    const laid = this.#laid.get(block);
    if (!laid || this.#due.has(block)) return { block, row: undefined, offset: within / this.#sizes.at(block) };
    const row = laid.rowAt(within);
    return { block, row, offset: within - laid.topOf(row) };
  }

  #positionOf({ block, row, offset }: Place): number {
    const start = this.startOf(block);
    if (row === undefined) return start + Math.round(offset * this.#sizes.at(block));
    return start + (this.#laid.get(block)?.topOf(row) ?? 0) + offset;
  }

  #forget(): void {
    const most = Math.max(MAX_LAID, 2 * (this.#near.last - this.#near.first + 1));
    for (const block of this.#laid.keys()) {
      if (this.#laid.size <= most) return;
      if (!this.#isShown(block) && !this.#due.has(block)) this.#laid.delete(block);
    }
  }
}

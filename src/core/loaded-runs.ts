import { type ItemsChange, movedIndex } from './items-change.js';
import { isEmptyRange, isInRange, type Range, rangesTouch } from './range.js';

interface Run<Item> {
  readonly start: number;
  readonly items: readonly Item[];
  /** Still shown, but to be loaded again. */
  readonly isStale: boolean;
  readonly usedAt: number;
}

/**
 * The part of a long list that is in memory: runs of neighbouring items, sorted and disjoint. Runs, not numbered pages,
 * so that items put in or taken out before them move them by any number.
 */
export class LoadedRuns<Item> {
  readonly #maxItems: number;
  #runs: Run<Item>[] = [];
  #uses = 0;

  constructor(maxItems: number) {
    this.#maxItems = maxItems;
  }

  /** Number of items held. */
  get size(): number {
    return this.#runs.reduce((sum, { items }) => sum + items.length, 0);
  }

  get(index: number): Item | undefined {
    const run = this.#runs[this.#firstEndingAfter(index)];
    return run?.items[index - run.start];
  }

  /** Takes items in, in place of those that were there; the runs that were used last stay, and the pinned ones. */
  set(start: number, items: readonly Item[], pinned: Range): void {
    this.delete({ start, end: start + items.length });
    if (items.length > 0) this.#insert({ start, items, isStale: false, usedAt: ++this.#uses });
    this.#evict(pinned);
  }

  delete(range: Range): void {
    this.#replace(range, () => []);
  }

  /** Items that are asked for again, and shown until they come. */
  expire(range: Range): void {
    this.#replace(range, (run) => [{ ...run, isStale: true }]);
  }

  /** Moves what comes after the change, and forgets what was taken out. */
  splice(change: ItemsChange): void {
    const { start, removed } = change;
    this.#split(start);
    this.delete({ start, end: start + removed });
    this.#runs = this.#runs.map((run) => ({ ...run, start: movedIndex(run.start, change) ?? run.start }));
  }

  /** Notes a use: what was used last is evicted last. */
  touch(range: Range): void {
    const usedAt = ++this.#uses;
    this.#runs = this.#runs.map((run) => (touches(run, range) ? { ...run, usedAt } : run));
  }

  /** The parts of a range that are not held, or stale. */
  missing({ start, end }: Range): Range[] {
    const gaps: Range[] = [];
    let at = start;
    for (const run of this.#runs) {
      if (run.isStale || !touches(run, { start, end })) continue;
      if (run.start > at) gaps.push({ start: at, end: run.start });
      at = endOf(run);
    }
    if (at < end) gaps.push({ start: at, end });
    return gaps;
  }

  /** The nearest index to `near` whose item is wanted. */
  indexOf(isWanted: (item: Item, index: number) => boolean, near: number): number | undefined {
    let found: number | undefined;
    for (const { start, items } of this.#runs) {
      for (const [offset, item] of items.entries()) {
        const index = start + offset;
        const isNearer = found === undefined || Math.abs(index - near) < Math.abs(found - near);
        if (isNearer && isWanted(item, index)) found = index;
      }
    }
    return found;
  }

  /** Puts what `change` answers in place of the parts of runs that lie in the range. */
  #replace(range: Range, change: (run: Run<Item>) => Run<Item>[]): void {
    if (isEmptyRange(range)) return;
    this.#split(range.start);
    this.#split(range.end);
    this.#runs = this.#runs.flatMap((run) => (isInRange(range, run.start) ? change(run) : [run]));
  }

  #split(index: number): void {
    const at = this.#firstEndingAfter(index);
    const run = this.#runs[at];
    if (!run || run.start >= index) return;
    const before = { ...run, items: run.items.slice(0, index - run.start) };
    const after = { ...run, start: index, items: run.items.slice(index - run.start) };
    this.#runs.splice(at, 1, before, after);
  }

  #insert(run: Run<Item>): void {
    this.#runs.splice(this.#firstEndingAfter(run.start), 0, run);
  }

  #evict(pinned: Range): void {
    let size = this.size;
    if (size <= this.#maxItems) return;
    const leastUsed = this.#runs.filter((run) => !touches(run, pinned)).sort((a, b) => a.usedAt - b.usedAt);
    const evicted = new Set<Run<Item>>();
    for (const run of leastUsed) {
      if (size <= this.#maxItems) break;
      size -= run.items.length;
      evicted.add(run);
    }
    this.#runs = this.#runs.filter((run) => !evicted.has(run));
  }

  #firstEndingAfter(index: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const run = this.#runs[middle];
      if (run && endOf(run) <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function endOf({ start, items }: Run<unknown>): number {
  return start + items.length;
}

function touches(run: Run<unknown>, range: Range): boolean {
  return rangesTouch({ start: run.start, end: endOf(run) }, range);
}

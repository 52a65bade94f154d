import { expect } from 'chai';
import { LoadedRuns } from '../../src/core/loaded-runs.js';
import type { Range } from '../../src/core/range.js';
import { EMPTY_RANGE, isInRange } from '../../src/core/range.js';
import { listOf, oneOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

const LENGTH = 120;
const UNBOUNDED = 1_000_000;

/** The same as a plain array with holes, an entry of which may be stale. */
class NaiveRuns {
  entries: ({ item: string; isStale: boolean } | undefined)[] = new Array(LENGTH).fill(undefined);

  set(start: number, items: readonly string[]): void {
    for (const [offset, item] of items.entries()) this.entries[start + offset] = { item, isStale: false };
  }

  delete(range: Range): void {
    this.entries = this.entries.map((entry, index) => (isInRange(range, index) ? undefined : entry));
  }

  expire(range: Range): void {
    this.entries = this.entries.map((entry, i) => (entry && isInRange(range, i) ? { ...entry, isStale: true } : entry));
  }

  splice(start: number, removed: number, inserted: number): void {
    this.entries.splice(start, removed, ...new Array(inserted).fill(undefined));
  }

  missing({ start, end }: Range): number[] {
    return listOf(end - start, (offset) => start + offset).filter((index) => this.entries[index]?.isStale !== false);
  }
}

function rangeOf(random: () => number): Range {
  const start = wholeBetween(random, 0, LENGTH);
  return { start, end: wholeBetween(random, start, LENGTH) };
}

const membersOf = (ranges: readonly Range[]) =>
  ranges.flatMap(({ start, end }) => listOf(end - start, (offset) => start + offset));

function act(random: () => number, runs: LoadedRuns<string>, naive: NaiveRuns, step: number): void {
  const range = rangeOf(random);
  const items = listOf(wholeBetween(random, 0, 20), (offset) => `${step}.${offset}`);
  const removed = wholeBetween(random, 0, 10);
  const inserted = wholeBetween(random, 0, 10);
  const actions = [
    () => [runs.set(range.start, items, EMPTY_RANGE), naive.set(range.start, items)],
    () => [runs.delete(range), naive.delete(range)],
    () => [runs.expire(range), naive.expire(range)],
    () => [runs.splice({ start: range.start, removed, inserted }), naive.splice(range.start, removed, inserted)],
  ] as const;
  oneOf(random, [actions[0], actions[0], ...actions])();
}

describe('LoadedRuns', () => {
  it('holds what an array with holes holds, through every sequence of changes', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed);
      const runs = new LoadedRuns<string>(UNBOUNDED);
      const naive = new NaiveRuns();
      for (let step = 0; step < 30; step++) {
        act(random, runs, naive, step);
        const length = naive.entries.length;
        const held = listOf(length, (index) => runs.get(index));
        expect(held, `seed ${seed}, step ${step}`).to.deep.equal(listOf(length, (i) => naive.entries[i]?.item));
        expect(runs.size).to.equal(held.filter(Boolean).length);
        const range = rangeOf(random);
        expect(membersOf(runs.missing(range)), `seed ${seed}, step ${step}`).to.deep.equal(naive.missing(range));
      }
    }
  });

  it('gives the nearest of the items that are wanted', () => {
    const random = seededRandom(5);
    const runs = new LoadedRuns<string>(UNBOUNDED);
    for (let start = 0; start < 1000; start += 50)
      runs.set(
        start,
        listOf(40, (offset) => `${(start + offset) % 7}`),
        EMPTY_RANGE,
      );
    for (let round = 0; round < 200; round++) {
      const near = wholeBetween(random, 0, 1100);
      const wanted = listOf(1000, (index) => index).filter((index) => runs.get(index) === '3');
      const distance = Math.min(...wanted.map((index) => Math.abs(index - near)));
      const found = runs.indexOf((item) => item === '3', near);
      expect(Math.abs((found ?? Number.NaN) - near)).to.equal(distance);
    }
    expect(runs.indexOf((item) => item === 'none', 10)).to.equal(undefined);
  });

  it('forgets what was used longest ago, and nothing else', () => {
    const runs = new LoadedRuns<string>(30);
    for (const start of [0, 10, 20]) runs.set(start, listOf(10, String), EMPTY_RANGE);
    runs.touch({ start: 5, end: 6 });
    runs.set(30, listOf(10, String), EMPTY_RANGE);
    expect([0, 10, 20, 30].map((index) => runs.get(index) !== undefined)).to.deep.equal([true, false, true, true]);
  });

  it('forgets nothing of what is pinned, however much that is', () => {
    const runs = new LoadedRuns<string>(10);
    const pinned = { start: 15, end: 45 };
    for (const start of [0, 10, 20, 30, 40, 50]) runs.set(start, listOf(10, String), pinned);
    const held = [0, 10, 20, 30, 40, 50].filter((index) => runs.get(index) !== undefined);
    expect(held).to.deep.equal([10, 20, 30, 40]);
  });
});

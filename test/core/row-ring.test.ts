import { expect } from 'chai';
import type { Range } from '../../src/core/range.js';
import { RowRing } from '../../src/core/row-ring.js';
import { listOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

/** Which row each slot shows, kept by nothing but the changes that the ring tells. */
class NaiveSlots {
  readonly rows = new Map<number, number>();

  apply({ assigned, released }: ReturnType<RowRing['moveTo']>): void {
    for (const slot of released) {
      if (!this.rows.delete(slot)) throw new Error(`slot ${slot} was released without a row`);
    }
    for (const { slot, row } of assigned) this.rows.set(slot, row);
  }

  get shown(): number[] {
    return [...this.rows.values()].sort((a, b) => a - b);
  }
}

function randomRange(random: () => number, capacity: number): Range {
  const start = wholeBetween(random, 0, 60);
  return { start, end: start + wholeBetween(random, 0, capacity + 3) };
}

describe('RowRing', () => {
  it('shows exactly the rows of its range, whatever moves came before', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 300; round++) {
      const ring = new RowRing(wholeBetween(random, 1, 12));
      const slots = new NaiveSlots();
      for (let move = 0; move < 30; move++) {
        const { start, end } = randomRange(random, ring.capacity);
        slots.apply(ring.moveTo({ start, end }));
        expect(slots.shown).to.deep.equal(listOf(Math.min(end - start, ring.capacity), (index) => start + index));
      }
    }
  });

  it('leaves rows that stay in range where they are', () => {
    const random = seededRandom(6);
    const ring = new RowRing(8);
    for (let move = 0; move < 500; move++) {
      const before = ring.range;
      const { assigned } = ring.moveTo(randomRange(random, 8));
      expect(assigned.filter(({ row }) => row >= before.start && row < before.end)).to.deep.equal([]);
    }
  });

  it('brings a row back to the slot that it had', () => {
    const ring = new RowRing(7);
    const [first] = ring.moveTo({ start: 3, end: 4 }).assigned;
    ring.moveTo({ start: 100, end: 107 });
    expect(ring.moveTo({ start: 3, end: 4 }).assigned).to.deep.equal([first]);
  });

  it('cuts a range that is longer than its capacity', () => {
    const ring = new RowRing(4);
    ring.moveTo({ start: 10, end: 20 });
    expect(ring.range).to.deep.equal({ start: 10, end: 14 });
  });

  it('changes nothing when the range stays', () => {
    const ring = new RowRing(4);
    ring.moveTo({ start: 10, end: 14 });
    expect(ring.moveTo({ start: 10, end: 14 })).to.deep.equal({ assigned: [], released: [] });
  });

  it('refuses a capacity that holds no row', () => {
    expect(() => new RowRing(0)).to.throw(RangeError);
    expect(() => new RowRing(2.5)).to.throw(RangeError);
  });
});

import { expect } from 'chai';
import { RowSlots } from '../../src/core/row-slots.js';
import { listOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

/** Which row each slot shows, kept by nothing but the changes that the slots tell. */
class NaiveSlots {
  readonly rows = new Map<number, number>();

  apply({ assigned, released }: ReturnType<RowSlots['moveTo']>): void {
    for (const slot of released) {
      if (!this.rows.delete(slot)) throw new Error(`slot ${slot} was released without a row`);
    }
    for (const { slot, row } of assigned) this.rows.set(slot, row);
  }

  get shown(): number[] {
    return [...this.rows.values()].sort((a, b) => a - b);
  }
}

/** Rows one after the other, now and then with a gap between their numbers. */
function randomRows(random: () => number, capacity: number): number[] {
  let row = wholeBetween(random, 0, 60);
  return listOf(wholeBetween(random, 0, capacity), () => {
    row += random() < 0.1 ? wholeBetween(random, 2, 40) : 1;
    return row;
  });
}

describe('RowSlots', () => {
  it('shows exactly the rows that it was given, whatever moves came before', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 300; round++) {
      const ring = new RowSlots(wholeBetween(random, 1, 12));
      const slots = new NaiveSlots();
      for (let move = 0; move < 30; move++) {
        const rows = randomRows(random, ring.capacity);
        slots.apply(ring.moveTo(rows));
        expect(slots.shown).to.deep.equal(rows);
        expect(ring.rows).to.deep.equal(rows);
      }
    }
  });

  it('gives every row a slot of its own, within the capacity', () => {
    const random = seededRandom(8);
    const ring = new RowSlots(9);
    for (let move = 0; move < 500; move++) {
      const rows = randomRows(random, 9);
      ring.moveTo(rows);
      const taken = rows.map((row) => ring.slotOf(row) ?? -1);
      expect(new Set(taken).size).to.equal(rows.length);
      for (const slot of taken) expect(slot).to.be.within(0, 8);
    }
  });

  it('leaves rows that stay where they are', () => {
    const random = seededRandom(6);
    const ring = new RowSlots(8);
    for (let move = 0; move < 500; move++) {
      const before = new Map(ring.rows.map((row) => [row, ring.slotOf(row)]));
      const rows = randomRows(random, 8);
      const { assigned } = ring.moveTo(rows);
      expect(assigned.filter(({ row }) => before.has(row))).to.deep.equal([]);
      for (const row of rows) if (before.has(row)) expect(ring.slotOf(row)).to.equal(before.get(row));
    }
  });

  it('brings a row back to the slot that it had', () => {
    const ring = new RowSlots(7);
    const [first] = ring.moveTo([3]).assigned;
    ring.moveTo(listOf(7, (i) => 100 + i));
    expect(ring.moveTo([3]).assigned).to.deep.equal([first]);
  });

  it('takes in more rows when it grows, and moves none', () => {
    const ring = new RowSlots(3);
    ring.moveTo([7, 8, 9]);
    const before = [7, 8, 9].map((row) => ring.slotOf(row));
    ring.grow(5);
    ring.moveTo([7, 8, 9, 10, 11]);
    expect([7, 8, 9].map((row) => ring.slotOf(row))).to.deep.equal(before);
    expect(new Set(ring.rows.map((row) => ring.slotOf(row))).size).to.equal(5);
  });

  it('refuses more rows than it has slots', () => {
    expect(() => new RowSlots(2).moveTo([1, 2, 3])).to.throw(RangeError, '3 rows do not fit in 2 slots');
  });

  it('changes nothing when the rows stay', () => {
    const ring = new RowSlots(4);
    ring.moveTo([10, 11, 12]);
    expect(ring.moveTo([10, 11, 12])).to.deep.equal({ assigned: [], released: [] });
  });

  it('refuses a capacity that holds no row', () => {
    expect(() => new RowSlots(0)).to.throw(RangeError);
    expect(() => new RowSlots(2.5)).to.throw(RangeError);
  });
});

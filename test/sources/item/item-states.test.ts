import { expect } from 'chai';
import { movedIndex } from '../../../src/core/items-change.js';
import { changeStates, ItemStates } from '../../../src/sources/item/item-states.js';
import { listOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

describe('ItemStates', () => {
  it('knows the state of each item, whatever is told and moved', () => {
    const random = seededRandom(611);
    for (let round = 0; round < 50; round++) {
      const states = new ItemStates();
      let expected: number[] = listOf(wholeBetween(random, 1, 40), () => 0);
      for (let step = 0; step < 20; step++) {
        const start = wholeBetween(random, 0, expected.length - 1);
        const end = wholeBetween(random, start, expected.length);
        const state = wholeBetween(random, 0, 255);
        if (random() < 0.4) {
          changeStates(states, expected.length, [{ start, end }, listOf(end - start, () => state)]);
          expected.fill(state, start, end);
        } else if (random() < 0.5) {
          changeStates(states, expected.length, [new Map([[start, state]])]);
          expected[start] = state;
        } else {
          const change = { start, removed: end - start, inserted: wholeBetween(random, 0, 5) };
          const before = expected;
          expected = listOf(Math.max(1, before.length + change.inserted - change.removed), () => 0);
          for (const [index, known] of before.entries()) {
            const moved = movedIndex(index, change);
            if (moved !== undefined && moved < expected.length) expected[moved] = known;
          }
          states.move(change);
        }
        const all = states.statesIn({ start: 0, end: expected.length });
        expect([...(all ?? expected.map(() => 0))]).to.deep.equal(expected);
      }
    }
  });

  it('uses a Uint8Array for all items as it is', () => {
    const states = new ItemStates();
    const own = new Uint8Array(10);
    changeStates(states, 10, [{ start: 0, end: 10 }, own]);
    own[3] = 7;
    expect([...(states.statesIn({ start: 2, end: 5 }) ?? [])]).to.deep.equal([0, 7, 0]);
  });

  it('dresses an item in its state, under its own key', () => {
    const states = new ItemStates();
    states.looks = [undefined, { text: '✔', background: 'green' }];
    changeStates(states, 3, [new Map([[1, 1]])]);
    const item = { src: 'a.jpg', alt: 'Server' };
    expect(states.lookOf(item, 0)).to.equal(item);
    const dressed = { src: 'a.jpg', text: '✔', background: 'green', alt: 'Server, ✔', key: 'a.jpg' };
    expect(states.lookOf(item, 1)).to.deep.equal(dressed);
  });
});

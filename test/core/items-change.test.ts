import { expect } from 'chai';
import { movedIndex } from '../../src/core/items-change.js';
import { listOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

describe('ItemsChange', () => {
  it('moves every item to where an array has it after the same change', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 500; round++) {
      const before = listOf(wholeBetween(random, 0, 30), (index) => `old ${index}`);
      const start = wholeBetween(random, 0, before.length);
      const removed = wholeBetween(random, 0, before.length - start);
      const inserted = wholeBetween(random, 0, 10);
      const after = [...before];
      after.splice(start, removed, ...listOf(inserted, (index) => `new ${index}`));
      const expected = before.map((item) => (after.includes(item) ? after.indexOf(item) : undefined));
      expect(before.map((_, index) => movedIndex(index, { start, removed, inserted }))).to.deep.equal(expected);
    }
  });
});

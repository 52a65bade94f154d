import { expect } from 'chai';
import { EMPTY_RANGE, isEmptyRange, isInRange, isSameRange, type Range, rangesTouch } from '../../src/core/range.js';
import { listOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

const membersOf = ({ start, end }: Range) => listOf(Math.max(0, end - start), (index) => start + index);

describe('Range', () => {
  it('holds its start and not its end', () => {
    expect(listOf(6, (index) => isInRange({ start: 2, end: 4 }, index))).to.deep.equal([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is empty when it ends where it starts, or before', () => {
    expect(isEmptyRange(EMPTY_RANGE)).to.equal(true);
    expect(isEmptyRange({ start: 7, end: 7 })).to.equal(true);
    expect(isEmptyRange({ start: 8, end: 7 })).to.equal(true);
    expect(isEmptyRange({ start: 7, end: 8 })).to.equal(false);
  });

  it('is the same as another with both ends alike', () => {
    expect(isSameRange({ start: 1, end: 3 }, { start: 1, end: 3 })).to.equal(true);
    expect(isSameRange({ start: 1, end: 3 }, { start: 1, end: 4 })).to.equal(false);
    expect(isSameRange({ start: 1, end: 3 }, { start: 0, end: 3 })).to.equal(false);
  });

  it('touches another where both hold an index', () => {
    const random = seededRandom(1);
    const anyRange = () => {
      const start = wholeBetween(random, 0, 20);
      return { start, end: start + wholeBetween(random, 0, 10) };
    };
    for (let round = 0; round < 2000; round++) {
      const a = anyRange();
      const b = anyRange();
      const isCommon = membersOf(a).some((index) => membersOf(b).includes(index));
      expect(rangesTouch(a, b), JSON.stringify({ a, b })).to.equal(isCommon);
    }
  });
});

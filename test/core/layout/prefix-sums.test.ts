import { expect } from 'chai';
import { PrefixSums } from '../../../src/core/layout/prefix-sums.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** All are `usual` to begin with. */
function sumsOf(numbers: readonly number[], usual: number): PrefixSums {
  const sums = new PrefixSums(numbers.length, usual);
  for (const [index, number] of numbers.entries()) sums.set(index, number);
  return sums;
}

describe('PrefixSums', () => {
  it('sums what adding up sums, whatever was changed before', () => {
    const random = seededRandom(31);
    for (let round = 0; round < 100; round++) {
      const numbers = Array.from({ length: wholeBetween(random, 1, 70) }, () => wholeBetween(random, 0, 9));
      const sums = sumsOf(numbers, wholeBetween(random, 0, 9));
      for (let change = 0; change < 30; change++) {
        const index = wholeBetween(random, 0, numbers.length - 1);
        numbers[index] = wholeBetween(random, 0, 9);
        sums.set(index, numbers[index] ?? 0);
        const end = wholeBetween(random, 0, numbers.length);
        expect(sums.before(end)).to.equal(sumOf(numbers.slice(0, end)));
        expect(sums.total).to.equal(sumOf(numbers));
      }
    }
  });

  it('finds the number within whose stretch a position lies', () => {
    const random = seededRandom(32);
    for (let round = 0; round < 300; round++) {
      const numbers = Array.from({ length: wholeBetween(random, 1, 70) }, () => wholeBetween(random, 1, 9));
      const sums = sumsOf(numbers, wholeBetween(random, 0, 9));
      const index = wholeBetween(random, 0, numbers.length - 1);
      const within = random() * (numbers[index] ?? 0) * 0.999;
      expect(sums.indexAt(sums.before(index) + within)).to.equal(index);
    }
  });

  it('finds it where nothing has changed yet', () => {
    for (let length = 1; length < 70; length++) {
      const sums = new PrefixSums(length, 7);
      for (let index = 0; index < length; index++) expect(sums.indexAt(7 * index + 6.9)).to.equal(index);
    }
  });

  it('answers the first one before all and the last one past the end', () => {
    const sums = new PrefixSums(5, 10);
    expect([sums.indexAt(-1), sums.indexAt(50), sums.indexAt(1e9)]).to.deep.equal([0, 4, 4]);
  });

  it('stays exact over ten thousand blocks of a list a trillion px long', () => {
    const sums = new PrefixSums(10_000, 1e8 + 1);
    sums.set(5000, 3);
    expect(sums.before(10_000)).to.equal(9999 * (1e8 + 1) + 3);
  });
});

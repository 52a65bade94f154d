import { expect } from 'chai';
import { AspectRatios, BLOCK_ITEMS, DEFAULT_RATIO } from '../../../src/core/layout/aspect-ratios.js';
import { seededRandom } from '../../support/seeded-random.js';

const ratioAfter = (told: number | undefined) => new AspectRatios({ count: 1, read: () => told }).ratiosOf(0)[0] ?? 0;

describe('AspectRatios', () => {
  it('holds every ratio to about one in a hundred', () => {
    const random = seededRandom(41);
    for (let round = 0; round < 3000; round++) {
      const ratio = 2 ** (4 * random() - 2);
      expect(Math.abs(Math.log(ratioAfter(ratio) / ratio)), `${ratio}`).to.be.lessThan(0.02);
    }
  });

  it('holds the ratios of cameras and screens exactly', () => {
    for (const ratio of [1, 3 / 2, 2 / 3, 4 / 3, 3 / 4, 16 / 9, 9 / 16, 5 / 4]) {
      expect(ratioAfter(ratio)).to.equal(Math.fround(ratio));
    }
  });

  it('takes sizes that are none for unknown, and extremes for the most extreme it has', () => {
    for (const ratio of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
      expect(ratioAfter(ratio)).to.equal(Math.fround(DEFAULT_RATIO));
    }
    expect(ratioAfter(1e9)).to.be.closeTo(32, 0.01);
    expect(ratioAfter(1e-9)).to.be.closeTo(1 / 32, 0.01);
  });

  it('reads a block when it is first asked for, once', () => {
    const asked: number[] = [];
    const read = (index: number) => {
      asked.push(index);
      return 1;
    };
    const ratios = new AspectRatios({ count: 3 * BLOCK_ITEMS, read });
    expect(asked).to.deep.equal([]);
    ratios.ratiosOf(1);
    ratios.ratiosOf(1);
    expect([asked[0], asked.length]).to.deep.equal([BLOCK_ITEMS, BLOCK_ITEMS]);
    expect(ratios.byteSize).to.equal(BLOCK_ITEMS);
  });

  it('learns what was not told, and says when that is news', () => {
    const ratios = new AspectRatios({ count: 10, read: (index) => (index === 0 ? 1 : undefined) });
    const before = ratios.versionOf(0);
    expect([ratios.learn(0, 2), ratios.learn(1, 2), ratios.learn(1, 3)]).to.deep.equal([false, true, false]);
    expect([...ratios.ratiosOf(0).slice(0, 2)]).to.deep.equal([1, 2]);
    expect(ratios.versionOf(0)).to.not.equal(before);
  });

  it('reads again what had not come yet, in blocks that were read', () => {
    let hasCome = false;
    const ratios = new AspectRatios({ count: 5000, read: () => (hasCome ? 2 : undefined) });
    ratios.ratiosOf(0);
    hasCome = true;
    expect(ratios.reread({ start: 100, end: 5000 })).to.equal(true);
    expect([...ratios.ratiosOf(0).slice(99, 101)]).to.deep.equal([Math.fround(DEFAULT_RATIO), 2]);
    expect(ratios.byteSize).to.equal(BLOCK_ITEMS);
  });
});

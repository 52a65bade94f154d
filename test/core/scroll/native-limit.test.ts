import { expect } from 'chai';
import { nativeLimit } from '../../../src/core/scroll/native-limit.js';

/** An engine that cuts what is too large for it, as Chromium and WebKit do. */
const cutting = (limit: number) => (size: number) => Math.min(size, limit);
/** One that gives it no size at all, as Firefox does. */
const collapsing = (limit: number) => (size: number) => (size > limit ? 0 : size);

describe('the native limit', () => {
  it('is what is known to be painted, where the engine lays out that and more', () => {
    for (const engine of [cutting, collapsing]) {
      expect(nativeLimit(1, engine(17.8e6))).to.equal(4_000_000);
      expect(nativeLimit(2, engine(17.8e6))).to.equal(4_000_000);
      expect(nativeLimit(8, engine(4.2e6))).to.equal(Math.floor((0.9 * 2 ** 24) / 8));
    }
  });

  it('stays safely within what the engine lays out, where that is less', () => {
    for (const limit of [4_400_000, 3_000_000, 1_234_567, 100_000, 5_000]) {
      expect(nativeLimit(1, cutting(limit)), `cut at ${limit}`).to.equal(Math.floor(limit * 0.9));
      const found = nativeLimit(1, collapsing(limit));
      expect(found, `nothing beyond ${limit}`).to.be.within(limit * 0.45 - 1, limit * 0.9);
    }
  });

  it('is probed at once where all is well, and given up soon where nothing is laid out', () => {
    let asked = 0;
    const counting = (answer: number) => (size: number) => {
      asked++;
      return Math.min(size, answer);
    };
    nativeLimit(1, counting(1e9));
    expect(asked).to.equal(1);
    expect(nativeLimit(1, counting(0))).to.equal(1_000);
    expect(asked).to.be.below(20);
  });
});

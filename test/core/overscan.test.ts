import { expect } from 'chai';
import { keptInterval, keptSize } from '../../src/core/overscan.js';
import { seededRandom } from '../support/seeded-random.js';

describe('keptInterval', () => {
  it('keeps both sides alike at rest', () => {
    const { start, end } = keptInterval(
      { offset: 5000, size: 400, velocity: 0, decayMs: Number.POSITIVE_INFINITY },
      800,
    );
    expect(5000 - start).to.equal(end - 5400);
  });

  it('keeps the whole overscan ahead of a scroll and a quarter of it behind', () => {
    expect(
      keptInterval({ offset: 5000, size: 400, velocity: 2000, decayMs: Number.POSITIVE_INFINITY }, 800),
    ).to.deep.equal({ start: 4800, end: 6200 });
    expect(
      keptInterval({ offset: 5000, size: 400, velocity: -2000, decayMs: Number.POSITIVE_INFINITY }, 800),
    ).to.deep.equal({ start: 4200, end: 5600 });
  });

  it('does not lean with a nudge', () => {
    const atRest = keptInterval({ offset: 5000, size: 400, velocity: 0, decayMs: Number.POSITIVE_INFINITY }, 800);
    expect(
      keptInterval({ offset: 5000, size: 400, velocity: 99, decayMs: Number.POSITIVE_INFINITY }, 800),
    ).to.deep.equal(atRest);
    expect(
      keptInterval({ offset: 5000, size: 400, velocity: -99, decayMs: Number.POSITIVE_INFINITY }, 800),
    ).to.deep.equal(atRest);
  });

  it('always holds the viewport, and always has the size that keptSize tells', () => {
    const random = seededRandom(4);
    for (let round = 0; round < 2000; round++) {
      const offset = random() * 1e6;
      const size = random() * 3000;
      const overscan = random() * 3000;
      const { start, end } = keptInterval(
        { offset, size, velocity: (random() - 0.5) * 1000, decayMs: Number.POSITIVE_INFINITY },
        overscan,
      );
      expect(start).to.be.at.most(offset);
      expect(end).to.be.at.least(offset + size);
      expect(end - start).to.be.closeTo(keptSize(size, overscan), 1e-6);
    }
  });
});

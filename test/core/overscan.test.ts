import { expect } from 'chai';
import { keptInterval, keptSize } from '../../src/core/overscan.js';
import { seededRandom } from '../support/seeded-random.js';

const moving = (velocity: number) => ({ offset: 5000, size: 400, velocity, decayMs: Number.POSITIVE_INFINITY });

describe('keptInterval', () => {
  it('keeps both sides alike at rest', () => {
    const { start, end } = keptInterval(moving(0), 800, 100);
    expect(5000 - start).to.equal(end - 5400);
  });

  it('keeps the whole overscan ahead of a scroll and a quarter of it behind', () => {
    expect(keptInterval(moving(2000), 800, 0)).to.deep.equal({ start: 4800, end: 6200 });
    expect(keptInterval(moving(-2000), 800, 0)).to.deep.equal({ start: 4200, end: 5600 });
  });

  it('gives up what is behind, the further the scroll goes while a request is under way', () => {
    expect(keptInterval(moving(2000), 800, 200)).to.deep.equal({ start: 4900, end: 6300 });
    expect(keptInterval(moving(-2000), 800, 200)).to.deep.equal({ start: 4100, end: 5500 });
    expect(keptInterval(moving(8000), 800, 200)).to.deep.equal({ start: 5000, end: 6400 });
    expect(keptInterval({ ...moving(8000), decayMs: 50 }, 800, 2000)).to.deep.equal({ start: 4900, end: 6300 });
  });

  it('does not lean with a nudge', () => {
    const atRest = keptInterval(moving(0), 800, 100);
    expect(keptInterval(moving(99), 800, 100)).to.deep.equal(atRest);
    expect(keptInterval(moving(-99), 800, 100)).to.deep.equal(atRest);
  });

  it('keeps the viewport alone where no overscan is wanted', () => {
    expect(keptInterval(moving(5000), 0, 100)).to.deep.equal({ start: 5000, end: 5400 });
  });

  it('always holds the viewport, and always has the size that keptSize tells', () => {
    const random = seededRandom(4);
    for (let round = 0; round < 2000; round++) {
      const offset = random() * 1e6;
      const size = random() * 3000;
      const overscan = random() * 3000;
      const decayMs = random() < 0.5 ? Number.POSITIVE_INFINITY : random() * 500;
      const viewport = { offset, size, velocity: (random() - 0.5) * 40_000, decayMs };
      const { start, end } = keptInterval(viewport, overscan, random() * 500);
      expect(start).to.be.at.most(offset);
      expect(end).to.be.at.least(offset + size - 1e-6);
      expect(end - start).to.be.closeTo(keptSize(size, overscan), 1e-6);
    }
  });
});

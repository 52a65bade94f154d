import { expect } from 'chai';
import {
  type BlockInterval,
  keptInSteps,
  keptInterval,
  keptSize,
  stepMargin,
} from '../../../src/core/scroll/overscan.js';
import { seededRandom } from '../../support/seeded-random.js';

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

describe('keptInSteps', () => {
  it('changes a few times a second in a steady scroll, not in every frame', () => {
    let held: BlockInterval | undefined;
    let changes = 0;
    for (let frame = 0; frame < 60; frame++) {
      const next = keptInSteps(held, { ...moving(2000), offset: 5000 + (frame * 2000) / 60 }, 1200, 100);
      if (next !== held) changes++;
      held = next;
    }
    expect(changes).to.be.within(3, 6);
  });

  it('goes where it is wanted at once after a jump, a turn, or where there is no overscan to lag by', () => {
    const held = keptInSteps(undefined, moving(0), 800, 100);
    const far = { ...moving(0), offset: 90_000 };
    expect(keptInSteps(held, far, 800, 100)).to.deep.equal(keptInterval(far, 800, 100));
    const ahead = keptInSteps(undefined, moving(2000), 800, 100);
    expect(keptInSteps(ahead, moving(-2000), 800, 100)).not.to.equal(ahead);
    const bare = keptInSteps(undefined, { ...moving(2000), offset: 4990 }, 0, 100);
    expect(keptInSteps(bare, moving(2000), 0, 100)).to.deep.equal(keptInterval(moving(2000), 0, 100));
  });

  it('always holds the viewport, has the size that keptSize tells, and is no further from what is wanted than its margin', () => {
    const random = seededRandom(6);
    for (let round = 0; round < 40; round++) {
      const overscan = random() * 3000;
      const size = random() * 3000;
      let held: BlockInterval | undefined;
      let viewport = { ...moving(0), size };
      for (let frame = 0; frame < 50; frame++) {
        const velocity = random() < 0.1 ? (random() - 0.5) * 40_000 : viewport.velocity;
        viewport = { ...viewport, velocity, offset: viewport.offset + velocity / 60 };
        held = keptInSteps(held, viewport, overscan, 100);
        const wanted = keptInterval(viewport, overscan, 100);
        expect(held.start).to.be.at.most(viewport.offset + 1e-6);
        expect(held.end).to.be.at.least(viewport.offset + size - 1e-6);
        expect(held.end - held.start).to.be.closeTo(keptSize(size, overscan), 1e-6);
        expect(Math.abs(held.start - wanted.start)).to.be.at.most(stepMargin(overscan) + 1e-6);
      }
    }
  });
});

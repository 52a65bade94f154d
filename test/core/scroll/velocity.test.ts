import { expect } from 'chai';
import { Velocity } from '../../../src/core/scroll/velocity.js';
import { seededRandom } from '../../support/seeded-random.js';

function moved(velocity: Velocity, speed: number, fromMs: number, toMs: number): void {
  for (let timeMs = fromMs; timeMs <= toMs; timeMs += 16) velocity.sample((speed * timeMs) / 1000, timeMs);
}

describe('Velocity', () => {
  it('is 0 before anything moved', () => {
    expect(new Velocity().at(1000)).to.equal(0);
  });

  it('is 0 after a single position', () => {
    const velocity = new Velocity();
    velocity.sample(500, 1000);
    expect(velocity.at(1000)).to.equal(0);
  });

  it('is the speed of a steady scroll, with its sign', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round++) {
      const speed = (random() - 0.5) * 20_000;
      const velocity = new Velocity();
      moved(velocity, speed, 0, 480);
      expect(velocity.at(480)).to.be.closeTo(speed, 1e-6);
    }
  });

  it('follows a turn within the window', () => {
    const velocity = new Velocity();
    moved(velocity, 3000, 0, 320);
    moved(velocity, -3000, 336, 480);
    expect(velocity.at(480)).to.be.lessThan(-2000);
  });

  it('is 0 after a pause', () => {
    const velocity = new Velocity();
    moved(velocity, 3000, 0, 480);
    expect(velocity.at(700)).to.equal(0);
  });

  it('is 0 where two positions come at the same time', () => {
    const velocity = new Velocity();
    velocity.sample(0, 100);
    velocity.sample(900, 100);
    expect(velocity.at(100)).to.equal(0);
  });

  it('forgets what came before a jump', () => {
    const velocity = new Velocity();
    moved(velocity, 3000, 0, 480);
    velocity.reset();
    velocity.sample(1e9, 490);
    expect(velocity.at(490)).to.equal(0);
  });

  it('knows how fast a fling slows down, also when its positions come up to a quarter of a frame late', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 200; round++) {
      const decayMs = 60 + random() * 400;
      const speed = (random() - 0.5) * 20_000;
      const velocity = new Velocity();
      for (let timeMs = 0; timeMs <= 480; timeMs += 16) {
        const offset = (speed * decayMs * (1 - Math.exp(-timeMs / decayMs))) / 1000;
        velocity.sample(offset, timeMs + random() * 4);
      }
      expect(velocity.decayAt(484) / decayMs).to.be.within(0.7, 1.4);
    }
  });

  it('takes no steady scroll for a fling, whose frames come up to a frame late', () => {
    const random = seededRandom(6);
    for (let round = 0; round < 200; round++) {
      const velocity = new Velocity();
      for (let timeMs = 0; timeMs <= 480; timeMs += 16) velocity.sample(timeMs * 3, timeMs + random() * 16);
      expect(velocity.decayAt(496)).to.equal(Number.POSITIVE_INFINITY);
    }
  });

  it('knows of no slowing down at rest, while it gets faster, and at a turn', () => {
    const velocity = new Velocity();
    expect(velocity.decayAt(0)).to.equal(Number.POSITIVE_INFINITY);
    for (let timeMs = 0; timeMs <= 320; timeMs += 16) velocity.sample(timeMs ** 2, timeMs);
    expect(velocity.decayAt(320)).to.equal(Number.POSITIVE_INFINITY);
    velocity.reset();
    moved(velocity, 3000, 0, 320);
    moved(velocity, -3000, 336, 400);
    expect(velocity.decayAt(400)).to.equal(Number.POSITIVE_INFINITY);
  });
});

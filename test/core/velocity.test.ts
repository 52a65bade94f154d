import { expect } from 'chai';
import { Velocity } from '../../src/core/velocity.js';
import { seededRandom } from '../support/seeded-random.js';

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
});

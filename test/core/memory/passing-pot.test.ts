import { expect } from 'chai';
import { PassingPot } from '../../../src/core/memory/passing-pot.js';
import { seededRandom } from '../../support/seeded-random.js';

function potOf(maxBytes: number) {
  const granted: number[] = [];
  const pot = new PassingPot<string>((_, id) => granted.push(id));
  pot.setMaxBytes(maxBytes);
  return { pot, granted };
}

const always = () => true;
const never = () => false;

describe('PassingPot', () => {
  it('grants what fits, in order', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 60, never);
    pot.claim('a', 2, 60, never);
    pot.claim('b', 3, 10, never);
    expect(granted).to.deep.equal([1]);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2, 3]);
  });

  it('grants what is looked at first', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 100, never);
    pot.claim('a', 2, 100, never);
    pot.claim('a', 3, 100, always);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 3]);
  });

  it('grants alone what is larger than all there is', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 10, never);
    pot.claim('a', 2, 500, never);
    expect(granted).to.deep.equal([1]);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2]);
  });

  it('does not refuse what is looked at, one for each claimant at a time', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 200, always);
    pot.claim('b', 2, 200, always);
    pot.claim('a', 3, 200, always);
    pot.claim('c', 4, 200, never);
    expect(granted).to.deep.equal([1, 2]);
    expect(pot.wantedBytes).to.equal(400);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2, 3]);
  });

  it('forgets one that has died, and what it waited for', () => {
    const { pot, granted } = potOf(100);
    pot.claim('dead', 1, 100, never);
    pot.claim('dead', 2, 100, never);
    pot.claim('b', 3, 100, never);
    pot.forget('dead');
    expect(granted).to.deep.equal([1, 3]);
  });

  it('grants everything in the end, and no more at once than it may', () => {
    const random = seededRandom(3);
    const { pot, granted } = potOf(100);
    const bytes = new Map<number, number>();
    const out = new Set<number>();
    for (let step = 1; step <= 3000 || out.size < bytes.size; step++) {
      if (step <= 3000 && random() < 0.5) {
        bytes.set(step, 1 + Math.floor(random() * 150));
        pot.claim('a', step, bytes.get(step) ?? 0, never);
      }
      const running = granted.filter((id) => !out.has(id));
      const used = running.reduce((sum, id) => sum + (bytes.get(id) ?? 0), 0);
      if (running.length > 1) expect(used).to.be.at.most(100);
      const done = running[Math.floor(random() * running.length)];
      if (done !== undefined && random() < 0.6) {
        out.add(done);
        pot.giveBack('a', done);
      }
    }
    expect(granted.length).to.equal(bytes.size);
    expect(pot.usedBytes).to.equal(0);
  });
});

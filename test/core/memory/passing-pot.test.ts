import { expect } from 'chai';
import { PassingPot } from '../../../src/core/memory/passing-pot.js';
import { seededRandom } from '../../support/seeded-random.js';

/** A pot in a page that has room for all, for nothing more, or for what is looked at. */
function potOf(maxBytes: number, hasRoom: (bytes: number, isWanted: boolean) => boolean = () => true) {
  const granted: number[] = [];
  const pot = new PassingPot<string>({ onGrant: (_, id) => granted.push(id), hasRoom });
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

  it('grants alone what is larger than all there is, where the page has room', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 10, never);
    pot.claim('a', 2, 500, never);
    expect(granted).to.deep.equal([1]);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2]);
  });

  it('lets what is larger than all there is wait until somebody looks at it, and others go on meanwhile', () => {
    const { pot, granted } = potOf(100, (_, isWanted) => isWanted);
    let isLookedAt = false;
    pot.claim('a', 1, 500, () => isLookedAt);
    pot.claim('a', 2, 100, never);
    pot.giveBack('a', 2);
    expect([granted, pot.stuck]).to.deep.equal([[2], 1]);
    isLookedAt = true;
    pot.grant();
    expect([granted, pot.stuck]).to.deep.equal([[2, 1], 0]);
  });

  it('does not refuse what is looked at, one for each claimant at a time', () => {
    const { pot, granted } = potOf(100);
    pot.claim('a', 1, 200, always);
    pot.claim('b', 2, 200, always);
    pot.claim('a', 3, 200, always);
    pot.claim('c', 4, 200, never);
    expect(granted).to.deep.equal([1, 2]);
    expect([pot.neededBytesOf('a'), pot.neededBytesOf('b')]).to.deep.equal([200, 200]);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2, 3]);
  });

  it('grants what is looked at when others have given up what it needs, and nobody else meanwhile', () => {
    let room = 0;
    const { pot, granted } = potOf(100, (bytes) => bytes <= room);
    pot.claim('a', 1, 300, always);
    pot.claim('b', 2, 10, never);
    expect([granted, pot.missingBytes]).to.deep.equal([[], 300]);
    room = 300;
    pot.grant();
    expect([granted, pot.missingBytes]).to.deep.equal([[1], 0]);
    pot.giveBack('a', 1);
    expect(granted).to.deep.equal([1, 2]);
  });

  it('counts as needed what was granted to be looked at until it is given back', () => {
    const { pot } = potOf(100);
    let isLookedAt = true;
    pot.claim('a', 1, 60, () => isLookedAt);
    pot.claim('a', 2, 30, never);
    isLookedAt = false;
    expect(pot.neededBytesOf('a')).to.equal(60);
    pot.giveBack('a', 1);
    expect(pot.neededBytesOf('a')).to.equal(0);
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

  it('never grants what nobody looks at beyond what there is, where the page has no room', () => {
    const random = seededRandom(4);
    const { pot, granted } = potOf(100, () => false);
    const bytes = new Map<number, number>();
    for (let id = 1; id <= 1000; id++) {
      bytes.set(id, 1 + Math.floor(random() * 150));
      pot.claim('a', id, bytes.get(id) ?? 0, never);
      expect(pot.usedBytes).to.be.at.most(100);
      if (random() < 0.5) pot.giveBack('a', granted[Math.floor(random() * granted.length)] ?? 0);
    }
    expect(granted.every((id) => (bytes.get(id) ?? 0) <= 100)).to.equal(true);
  });
});

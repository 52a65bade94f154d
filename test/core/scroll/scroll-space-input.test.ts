import { expect } from 'chai';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';
import { moveRandomly, randomSize, SimulatedScroller } from './simulated-scroller.js';

const TOLERANCE = 1e-3;

/** Scrollers in any state that moves can bring them to. */
function forRandomStates(
  seed: number,
  rounds: number,
  check: (scroller: SimulatedScroller, random: () => number) => void,
) {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const scroller = new SimulatedScroller(randomSize(random), oneOf(random, ['px', 'device-px', 'none']));
    for (let move = 0; move < wholeBetween(random, 0, 8); move++) moveRandomly(scroller, random);
    check(scroller, random);
  }
}

/** Lists of up to a few dozen times what a scroller holds, so that their ends can be reached by wheel alone. */
function forWheeledLists(seed: number, check: (scroller: SimulatedScroller, random: () => number) => void): void {
  const random = seededRandom(seed);
  for (let round = 0; round < 150; round++) {
    const contentSize = wholeBetween(random, 1000, 8_000_000);
    const viewportSize = wholeBetween(random, 200, 1400);
    const devicePixelRatio = oneOf(random, [1, 1.25, 1.5, 2, 3]);
    const size = { contentSize, viewportSize, nativeLimit: 200_000, devicePixelRatio };
    const scroller = new SimulatedScroller(size, oneOf(random, ['px', 'device-px', 'none']));
    scroller.drag(random());
    check(scroller, random);
  }
}

/** Wheels one way, with a rest now and then, until nothing moves any more. */
function wheelToEnd(scroller: SimulatedScroller, direction: 1 | -1, random: () => number): void {
  for (let idle = 0; idle < 3; ) {
    const { offset } = scroller.space;
    scroller.wheel(direction * wholeBetween(random, 100, 50_000));
    if (random() < 0.1) scroller.rest();
    idle = scroller.space.offset === offset ? idle + 1 : 0;
  }
}

describe('ScrollSpace under input', () => {
  it('moves the content by exactly the px that the scroller moved', () => {
    forRandomStates(41, 4000, (scroller, random) => {
      for (let notch = 0; notch < 10; notch++) {
        const before = scroller.space.offset;
        const moved = scroller.wheel((random() - 0.5) * oneOf(random, [240, 5_000, 400_000]));
        expect(scroller.space.offset - before).to.be.closeTo(moved, TOLERANCE);
      }
    });
  });

  it('has room for the next wheel wherever the list goes on, also when it has grown or shrunk meanwhile', () => {
    forRandomStates(46, 4000, (scroller, random) => {
      const { space, size } = scroller;
      const delta = Math.floor(random() * size.viewportSize) * (random() < 0.5 ? -1 : 1);
      const room = delta < 0 ? space.offset : space.maxOffset - space.offset;
      // Whole px are all that some engines scroll by.
      expect(Math.abs(scroller.wheel(delta))).to.be.closeTo(Math.min(Math.abs(delta), room), 1);
    });
  });

  it('reaches the first px by wheel alone', () => {
    forWheeledLists(42, (scroller, random) => {
      wheelToEnd(scroller, -1, random);
      expect([scroller.space.offset, scroller.space.native]).to.deep.equal([0, 0]);
    });
  });

  it('reaches the last px by wheel alone', () => {
    forWheeledLists(43, (scroller, random) => {
      wheelToEnd(scroller, 1, random);
      expect(scroller.space.offset).to.equal(scroller.space.maxOffset);
      expect(scroller.space.native).to.equal(scroller.maxNative);
    });
  });

  it('does not run out of native px before the list ends', () => {
    const scroller = new SimulatedScroller({
      contentSize: 1e9,
      viewportSize: 800,
      nativeLimit: 4e6,
      devicePixelRatio: 1,
    });
    scroller.jump(5e8);
    for (let notch = 0; notch < 20_000; notch++) scroller.wheel(1000);
    expect(scroller.space.offset).to.equal(5e8 + 20_000 * 1000);
  });
});

describe('ScrollSpace under the thumb', () => {
  it('never goes back while the thumb goes on', () => {
    forRandomStates(44, 500, (scroller, random) => {
      const shares = listOf(60, () => random()).sort((a, b) => a - b);
      const offsets = shares.map((share) => {
        scroller.drag(share);
        return scroller.space.offset;
      });
      const fallsBack = offsets.some((offset, index) => offset < (offsets[index - 1] ?? 0) - 0.5);
      expect(fallsBack, JSON.stringify({ ...scroller.size, shares })).to.equal(false);
    });
  });

  it('shows the very first px at its top', () => {
    forRandomStates(45, 2000, (scroller) => {
      scroller.drag(0);
      expect(scroller.space.offset).to.be.closeTo(0, scroller.rounding === 'none' ? 0 : 0.5);
    });
  });

  it('shows the very last px at its bottom', () => {
    forRandomStates(46, 2000, (scroller) => {
      scroller.rest();
      scroller.drag(1);
      const label = JSON.stringify({ ...scroller.size, rounding: scroller.rounding });
      expect(scroller.space.offset, label).to.be.closeTo(scroller.space.maxOffset, 0.5);
    });
  });

  it('shows exactly the ends of a list whose sizes are whole px', () => {
    const random = seededRandom(47);
    for (let round = 0; round < 1000; round++) {
      const contentSize = wholeBetween(random, 5_000_000, 1e12);
      const viewportSize = wholeBetween(random, 200, 1400);
      const devicePixelRatio = oneOf(random, [1, 1.25, 1.5, 2, 3]);
      const dragged = new SimulatedScroller({ contentSize, viewportSize, nativeLimit: 4e6, devicePixelRatio });
      dragged.drag(random());
      dragged.drag(1);
      expect(dragged.space.offset).to.equal(contentSize - viewportSize);
      dragged.drag(0);
      expect(dragged.space.offset).to.equal(0);
    }
  });
});

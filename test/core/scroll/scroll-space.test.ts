import { expect } from 'chai';
import { ScrollSpace } from '../../../src/core/scroll/scroll-space.js';
import { listOf, oneOf } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';
import { type Move, moveRandomly, type Rounding, randomSize, SimulatedScroller } from './simulated-scroller.js';

const ROUNDINGS = ['px', 'device-px', 'none'] as const satisfies readonly Rounding[];
/** Offsets go to 10^12 px, where the last bit of a double is a ten-thousandth. */
const TOLERANCE = 1e-3;

interface Step {
  readonly scroller: SimulatedScroller;
  readonly offsetBefore: number;
  readonly move: Move;
  readonly label: string;
}

/** Thousands of sequences of anything that can happen to a scroller, checked after every step. */
function forRandomScrolls(seed: number, check: (step: Step) => void): void {
  const random = seededRandom(seed);
  for (let sequence = 0; sequence < 2000; sequence++) {
    const scroller = new SimulatedScroller(randomSize(random), oneOf(random, ROUNDINGS));
    for (let step = 0; step < 25; step++) {
      const offsetBefore = scroller.space.offset;
      const move = moveRandomly(scroller, random);
      const { native, offset } = scroller.space;
      const state = { sequence, step, move, native, offsetBefore, offset, ...scroller.size };
      check({ scroller, offsetBefore, move, label: JSON.stringify(state) });
    }
  }
}

/** chai's messages cost more than the moves; they are made only where one is needed. */
function expectNear(value: number, wanted: number, label: string, tolerance = TOLERANCE): void {
  if (!(Math.abs(value - wanted) <= tolerance)) expect.fail(`${value} should be ${wanted}: ${label}`);
}

function expectWithin(value: number, low: number, high: number, label: string): void {
  if (!(value >= low && value <= high)) expect.fail(`${value} should be within ${low} and ${high}: ${label}`);
}

describe('ScrollSpace, whatever happens', () => {
  it('is the identity while the content fits', () => {
    forRandomScrolls(31, ({ scroller: { space }, label }) => {
      if (!space.isCompressed) expectNear(space.native, space.offset, label, 0);
    });
  });

  it('never leaves the list', () => {
    forRandomScrolls(32, ({ scroller: { space }, label }) => expectWithin(space.offset, 0, space.maxOffset, label));
  });

  it('never leaves the native range', () => {
    forRandomScrolls(33, ({ scroller, label }) => {
      expectWithin(scroller.space.native, 0, scroller.maxNative + TOLERANCE, label);
    });
  });

  it('shows the true position at the native one', () => {
    forRandomScrolls(34, ({ scroller: { space }, label }) => {
      expectNear(space.toVirtual(space.native), space.offset, label);
    });
  });

  it('maps places in the content there and back', () => {
    forRandomScrolls(35, ({ scroller: { space }, label }) => {
      expectNear(space.toNative(space.toVirtual(1234.5)), 1234.5, label);
    });
  });

  it('does not move what is looked at when it comes to rest', () => {
    forRandomScrolls(36, ({ scroller: { space }, move, offsetBefore, label }) => {
      if (move === 'rest') expectNear(space.offset, offsetBefore, label);
    });
  });

  it('keeps the true position where it still exists when sizes change', () => {
    forRandomScrolls(37, ({ scroller: { space }, move, offsetBefore, label }) => {
      const isResized = move === 'resize' || move === 'grow' || move === 'shrink';
      if (isResized) expectNear(space.offset, Math.min(offsetBefore, space.maxOffset), label);
    });
  });

  it('has the thumb at its share of the list when at rest', () => {
    forRandomScrolls(38, ({ scroller, move, label }) => {
      const { space, maxNative } = scroller;
      if (move !== 'rest' || !space.isCompressed) return;
      expectNear(space.native / maxNative, space.offset / space.maxOffset, label, 1 / 60);
    });
  });

  it('goes exactly where it is told to jump', () => {
    const random = seededRandom(39);
    for (let round = 0; round < 5000; round++) {
      const { space } = new SimulatedScroller(randomSize(random));
      const target = random() * space.maxOffset;
      space.jumpTo(target);
      expectNear(space.offset, target, JSON.stringify({ round, target }));
    }
  });
});

describe('ScrollSpace', () => {
  const size = { contentSize: 1e9, viewportSize: 800, nativeLimit: 4e6, devicePixelRatio: 1 };

  it('is empty before it has a size', () => {
    const { offset, native, nativeSize, maxOffset, isRunningOut } = new ScrollSpace();
    expect({ offset, native, nativeSize, maxOffset, isRunningOut }).to.deep.equal({
      offset: 0,
      native: 0,
      nativeSize: 0,
      maxOffset: 0,
      isRunningOut: false,
    });
  });

  it('takes no more native px than the engines hold', () => {
    const { space } = new SimulatedScroller(size);
    expect([space.nativeSize, space.isCompressed]).to.deep.equal([4e6, true]);
  });

  it('keeps the true and the native position when the list grows', () => {
    const scroller = new SimulatedScroller(size);
    scroller.jump(123_456_789);
    const { native } = scroller.space;
    scroller.resize({ ...size, contentSize: 3e9 });
    expect([scroller.space.offset, scroller.space.native]).to.deep.equal([123_456_789, native]);
  });

  it('keeps both when a list that fitted grows until it does not', () => {
    const scroller = new SimulatedScroller({ ...size, contentSize: 3e6 });
    scroller.wheel(2_000_000);
    scroller.resize(size);
    expect([scroller.space.offset, scroller.space.native]).to.deep.equal([2_000_000, 2_000_000]);
  });

  it('keeps rows on whole device pixels when the device pixel ratio changes', () => {
    for (const devicePixelRatio of [1, 1.25, 1.5, 2, 3]) {
      const scroller = new SimulatedScroller({ ...size, devicePixelRatio: 1.5 });
      for (const share of listOf(50, (index) => index / 50)) {
        scroller.resize({ ...size, devicePixelRatio: 1.5 });
        scroller.drag(share);
        scroller.resize({ ...size, devicePixelRatio });
        const origin = scroller.space.toVirtual(0) * devicePixelRatio;
        expectNear(origin, Math.round(origin), JSON.stringify({ devicePixelRatio, share }));
      }
    }
  });

  it('takes a far write of scrollTop as a share of the list, a near one as px', () => {
    const scroller = new SimulatedScroller(size);
    scroller.write(2e6);
    expect(scroller.space.offset / scroller.space.maxOffset).to.be.closeTo(0.5, 0.01);
    const { offset, native } = scroller.space;
    scroller.write(native + 300);
    expect(scroller.space.offset - offset).to.equal(300);
  });
});

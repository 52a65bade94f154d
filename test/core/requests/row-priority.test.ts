import { expect } from 'chai';
import { isNearViewport, isOnScreen, LATE, rowPriority } from '../../../src/core/requests/row-priority.js';
import type { Viewport } from '../../../src/core/scroll/viewport.js';
import { listOf } from '../../support/choices.js';

const rowAt = (block: number) => ({ inline: 0, block, inlineSize: 400, blockSize: 100 });
const steady = Number.POSITIVE_INFINITY;
const viewportOf = (viewport: Partial<Viewport>) => ({
  offset: 800,
  size: 400,
  velocity: 0,
  decayMs: steady,
  ...viewport,
});

/** Blocks of rows of 100 px from 0 to 2000 that are wanted, in order. */
function order(viewport: Viewport, latencyMs = 0): number[] {
  const rows = listOf(20, (index) => ({
    block: index * 100,
    at: rowPriority(rowAt(index * 100), viewport, latencyMs),
  }));
  const wanted = rows.flatMap(({ block, at }) => (at === undefined || at === LATE ? [] : [{ block, at }]));
  return wanted.sort((a, b) => a.at - b.at).map(({ block }) => block);
}

function late(viewport: Viewport, latencyMs: number): number[] {
  const blocks = listOf(20, (index) => index * 100);
  return blocks.filter((block) => rowPriority(rowAt(block), viewport, latencyMs) === LATE);
}

describe('rowPriority', () => {
  it('wants what is visible before all else', () => {
    for (const velocity of [-300, 0, 300]) {
      const first = order(viewportOf({ velocity })).slice(0, 4);
      expect(first.sort((a, b) => a - b)).to.deep.equal([800, 900, 1000, 1100]);
    }
  });

  it('wants the middle of the screen first at rest', () => {
    const [first, second] = order(viewportOf({ offset: 850, size: 300 }));
    expect([first, second].sort()).to.deep.equal([1000, 900].sort());
  });

  it('wants the edge first that the scroll reveals', () => {
    expect(order(viewportOf({ velocity: 300 }))[0]).to.equal(1100);
    expect(order(viewportOf({ velocity: -300 }))[0]).to.equal(800);
  });

  it('wants what lies ahead by distance, then what is behind by distance', () => {
    const down = order(viewportOf({ velocity: 300 })).slice(4);
    expect(down).to.deep.equal([1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 700, 600, 500, 400, 300, 200, 100, 0]);
    const up = order(viewportOf({ velocity: -300 })).slice(4);
    expect(up).to.deep.equal([700, 600, 500, 400, 300, 200, 100, 0, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900]);
  });

  it('judges by where the viewport will be when a picture arrives', () => {
    const first = order(viewportOf({ velocity: 1500 }), 200).slice(0, 4);
    expect(first.sort((a, b) => a - b)).to.deep.equal([1100, 1200, 1300, 1400]);
    const back = order(viewportOf({ velocity: -1500 }), 200).slice(0, 4);
    expect(back.sort((a, b) => a - b)).to.deep.equal([500, 600, 700, 800]);
  });

  it('wants first what a fast scroll will just have reached, though it is far ahead', () => {
    expect(order(viewportOf({ velocity: 6000 }), 100)[0]).to.equal(1700);
  });

  it('does not want what a fast scroll has passed, nor what it will have passed by then', () => {
    const viewport = viewportOf({ velocity: 6000 });
    expect(order(viewport, 100)).to.have.members([1400, 1500, 1600, 1700, 1800, 1900]);
    expect(late(viewport, 100)).to.deep.equal([800, 900, 1000, 1100, 1200, 1300]);
    expect(late({ ...viewport, velocity: -6000 }, 100)).to.deep.equal([600, 700, 800, 900, 1000, 1100]);
  });

  it('wants what lies behind while one may turn back at once', () => {
    expect(order(viewportOf({ velocity: 399 }))).to.have.length(20);
    expect(order(viewportOf({ velocity: 401 }))).not.to.include(700);
  });

  it('wants where a fling lands, not where it would be at its present speed', () => {
    // 6,000 px/s that fall to a third every 50 ms come to rest within 300 px.
    const fling = viewportOf({ velocity: 6000, decayMs: 50 });
    expect(order(fling, 1000).slice(0, 4)).to.have.members([1100, 1200, 1300, 1400]);
    expect(order({ ...fling, decayMs: steady }, 1000)).to.deep.equal([]);
  });

  it('tells what will be on the screen from what lies ahead', () => {
    const isOn = (block: number) => isOnScreen(rowPriority(rowAt(block), viewportOf({ velocity: 1000 }), 200) ?? LATE);
    expect([900, 1000, 1300, 1400].map(isOn)).to.deep.equal([false, true, true, false]);
  });

  it('keeps its bands apart over any distance', () => {
    const viewport = viewportOf({ offset: 5e12, velocity: 300 });
    const farAhead = rowPriority(rowAt(9e12), viewport, 0) ?? Number.NaN;
    const justBehind = rowPriority(rowAt(5e12 - 200), viewport, 0) ?? Number.NaN;
    expect(farAhead).to.be.lessThan(justBehind);
  });
});

describe('isNearViewport', () => {
  it('reaches as far as a scroll comes in a quarter of a second, and somewhat further', () => {
    const near = (velocity: number) =>
      Array.from({ length: 40 }, (_, i) => i * 100).filter((block) =>
        isNearViewport(rowAt(block), viewportOf({ velocity })),
      );
    const atRest = near(0);
    const moving = near(4000);
    expect(moving[0]).to.equal(Math.max(0, (atRest[0] ?? 0) - 1000));
    expect(moving.at(-1)).to.equal((atRest.at(-1) ?? 0) + 1000);
  });
});

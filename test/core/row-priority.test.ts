import { expect } from 'chai';
import { rowPriority } from '../../src/core/row-priority.js';
import type { Viewport } from '../../src/core/viewport.js';
import { listOf } from '../support/choices.js';

const rowAt = (block: number) => ({ inline: 0, block, inlineSize: 400, blockSize: 100 });

/** Blocks of rows of 100 px from 0 to 2000, in the order in which they are wanted. */
function order(viewport: Viewport, latencyMs = 0): number[] {
  const priority = (block: number) => rowPriority(rowAt(block), viewport, latencyMs) ?? Number.POSITIVE_INFINITY;
  return listOf(20, (index) => index * 100).sort((a, b) => priority(a) - priority(b));
}

describe('rowPriority', () => {
  it('wants what is visible before all else', () => {
    for (const velocity of [-500, 0, 500]) {
      const first = order({ offset: 800, size: 400, velocity }).slice(0, 4);
      expect(first.sort((a, b) => a - b)).to.deep.equal([800, 900, 1000, 1100]);
    }
  });

  it('wants the middle of the screen first at rest', () => {
    const [first, second] = order({ offset: 850, size: 300, velocity: 0 });
    expect([first, second].sort()).to.deep.equal([1000, 900].sort());
  });

  it('wants the edge first that the scroll reveals', () => {
    expect(order({ offset: 800, size: 400, velocity: 500 })[0]).to.equal(1100);
    expect(order({ offset: 800, size: 400, velocity: -500 })[0]).to.equal(800);
  });

  it('wants what lies ahead by distance, then what is behind by distance', () => {
    const down = order({ offset: 800, size: 400, velocity: 500 }).slice(4);
    expect(down).to.deep.equal([1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 700, 600, 500, 400, 300, 200, 100, 0]);
    const up = order({ offset: 800, size: 400, velocity: -500 }).slice(4);
    expect(up).to.deep.equal([700, 600, 500, 400, 300, 200, 100, 0, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900]);
  });

  it('judges by where the viewport will be when a picture arrives', () => {
    const first = order({ offset: 800, size: 400, velocity: 1500 }, 200).slice(0, 4);
    expect(first.sort((a, b) => a - b)).to.deep.equal([1100, 1200, 1300, 1400]);
  });

  it('wants nothing while a viewport passes before a picture could arrive', () => {
    const viewport = { offset: 800, size: 400, velocity: 5000 };
    expect(rowPriority(rowAt(900), viewport, 100)).to.equal(undefined);
    expect(rowPriority(rowAt(900), { ...viewport, velocity: -5000 }, 100)).to.equal(undefined);
    expect(rowPriority(rowAt(900), { ...viewport, velocity: 3000 }, 100)).to.be.a('number');
  });

  it('keeps its bands apart over any distance', () => {
    const viewport = { offset: 5e12, size: 400, velocity: 500 };
    const farAhead = rowPriority(rowAt(9e12), viewport, 0) ?? Number.NaN;
    const justBehind = rowPriority(rowAt(5e12 - 200), viewport, 0) ?? Number.NaN;
    expect(farAhead).to.be.lessThan(justBehind);
  });
});

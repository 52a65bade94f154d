import { expect } from 'chai';
import { placeTooltip } from '../../src/core/tooltip-placement.js';
import { seededRandom } from '../support/seeded-random.js';

const WINDOW = { left: 0, top: 0, width: 800, height: 600 };

describe('place of a tooltip', () => {
  it('is below its cell, in the middle', () => {
    const cell = { left: 300, top: 100, width: 100, height: 80 };
    expect(placeTooltip(cell, { width: 60, height: 20 }, WINDOW)).to.deep.equal({ left: 320, top: 180 });
  });

  it('is above its cell where there is no room below', () => {
    const cell = { left: 300, top: 510, width: 100, height: 80 };
    expect(placeTooltip(cell, { width: 60, height: 20 }, WINDOW)).to.deep.equal({ left: 320, top: 490 });
  });

  it('begins within the window also where it is larger', () => {
    const cell = { left: 300, top: 510, width: 100, height: 80 };
    expect(placeTooltip(cell, { width: 900, height: 700 }, WINDOW)).to.deep.equal({ left: 4, top: 4 });
  });

  it('is within what is visible, and touches its cell there', () => {
    const random = seededRandom(3);
    const upTo = (max: number) => Math.floor(random() * max);
    for (let i = 0; i < 2000; i++) {
      const visible = { left: upTo(300), top: upTo(300), width: 200 + upTo(800), height: 200 + upTo(800) };
      const size = { width: 20 + upTo(150), height: 10 + upTo(80) };
      const cell = {
        left: visible.left + upTo(visible.width - 20),
        top: visible.top + upTo(visible.height - 20),
        width: 8 + upTo(12),
        height: 8 + upTo(12),
      };
      const { left, top } = placeTooltip(cell, size, visible);
      expect([left >= visible.left, left + size.width <= visible.left + visible.width]).to.deep.equal([true, true]);
      expect([top >= visible.top, top + size.height <= visible.top + visible.height]).to.deep.equal([true, true]);
      const gap = Math.max(top - (cell.top + cell.height), cell.top - (top + size.height));
      // The margin to the window's edge may push it over its cell, never away from it.
      expect(gap).to.be.at.most(0);
      const isBeside = left < cell.left + cell.width && left + size.width > cell.left;
      expect(
        isBeside || cell.left < visible.left + 4 || cell.left + cell.width > visible.left + visible.width - 4,
      ).to.equal(true);
    }
  });
});

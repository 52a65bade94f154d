import { expect } from 'chai';
import { alignedOffset } from '../../../src/core/scroll/block-alignment.js';
import { seededRandom } from '../../support/seeded-random.js';

const span = { block: 1000, blockSize: 100 };
const viewportAt = (offset: number, size = 400) => ({ offset, size });

describe('alignedOffset', () => {
  it('puts the item at the start, the middle or the end of the viewport', () => {
    const offsets = (['start', 'center', 'end'] as const).map((to) => alignedOffset(span, viewportAt(0), to));
    expect(offsets).to.deep.equal([1000, 850, 700]);
  });

  it('does not move to what is wholly in view', () => {
    for (const offset of [700, 850, 1000]) expect(alignedOffset(span, viewportAt(offset), 'nearest')).to.equal(offset);
  });

  it('moves to what is near no further than needed', () => {
    expect(alignedOffset(span, viewportAt(0), 'nearest')).to.equal(700);
    expect(alignedOffset(span, viewportAt(3000), 'nearest')).to.equal(1000);
  });

  it('does not move within an item that is larger than the viewport', () => {
    expect(alignedOffset({ block: 1000, blockSize: 900 }, viewportAt(1200), 'nearest')).to.equal(1200);
  });

  it('is the nearest of all offsets that show as much as can be shown', () => {
    const random = seededRandom(23);
    for (let round = 0; round < 2000; round++) {
      const item = { block: random() * 3000, blockSize: random() * 600 };
      const viewport = viewportAt(random() * 3000);
      const shown = (offset: number) =>
        Math.min(item.block + item.blockSize, offset + viewport.size) - Math.max(item.block, offset);
      const offset = alignedOffset(item, viewport, 'nearest');
      const most = Math.min(item.blockSize, viewport.size);
      expect(shown(offset)).to.be.closeTo(most, 1e-6);
      if (offset === viewport.offset) continue;
      const aLittleLess = offset + Math.sign(viewport.offset - offset);
      expect(shown(aLittleLess), JSON.stringify({ item, viewport })).to.be.lessThan(most);
    }
  });
});

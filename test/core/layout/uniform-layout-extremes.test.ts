import { expect } from 'chai';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';

const BILLION = 1_000_000_000;
const options = {
  itemCount: BILLION,
  inlineSize: 640,
  cellSize: 60,
  aspect: 1,
  gap: 4,
  stretch: false,
  devicePixelRatio: 1,
};

describe('UniformLayout at its extremes', () => {
  it('places the last of a billion items exactly', () => {
    const layout = new UniformLayout(options);
    expect(layout.columns).to.equal(10);
    expect(layout.blockSize).to.equal(1e8 * 64 - 4);
    expect(layout.cellRect(BILLION - 1)).to.deep.equal({
      inline: 2 + 9 * 64,
      block: (1e8 - 1) * 64,
      inlineSize: 60,
      blockSize: 60,
    });
  });

  it('finds each of the last of a billion items again', () => {
    const layout = new UniformLayout(options);
    for (let index = BILLION - 1000; index < BILLION; index++) {
      const { inline, block } = layout.cellRect(index);
      expect(layout.indexAt(inline, block)).to.equal(index);
      expect(layout.indexAt(inline + 59.9, block + 59.9)).to.equal(index);
      expect(layout.indexAt(inline + 60, block)).to.equal(undefined);
    }
  });

  it('bounds rows at the exact px of a billion items', () => {
    const layout = new UniformLayout(options);
    const row = 99_999_990;
    const { block } = layout.rowRect(row);
    expect(layout.rowsBetween(block, block + 60)).to.deep.equal([row]);
    expect(layout.rowsBetween(block - 4, block)).to.deep.equal([]);
    expect(layout.rowsBetween(block - 5, block + 1)).to.deep.equal([row - 1, row]);
  });

  it('has no rows and no size without items', () => {
    const layout = new UniformLayout({ ...options, itemCount: 0 });
    expect([layout.rowCount, layout.blockSize]).to.deep.equal([0, 0]);
    expect(layout.rowsBetween(0, 1000)).to.deep.equal([]);
    expect(layout.indexAt(10, 10)).to.equal(undefined);
  });

  it('narrows its cells where not one would fit', () => {
    const layout = new UniformLayout({ ...options, itemCount: 3, inlineSize: 25 });
    expect(layout.columns).to.equal(1);
    expect(layout.cellRect(2)).to.deep.equal({ inline: 0, block: 58, inlineSize: 25, blockSize: 25 });
  });

  it('takes a content box without a size', () => {
    const layout = new UniformLayout({ ...options, itemCount: 3, inlineSize: 0 });
    expect([layout.columns, layout.rowCount]).to.deep.equal([1, 3]);
  });
});

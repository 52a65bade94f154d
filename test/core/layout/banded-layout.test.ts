import { expect } from 'chai';
import { BandedLayout } from '../../../src/core/layout/banded-layout.js';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

/** Random low cells, as lines and as bands of them. */
function forRandomLayouts(
  seed: number,
  check: (bands: BandedLayout, lines: UniformLayout, random: () => number) => void,
) {
  const random = seededRandom(seed);
  for (let round = 0; round < 60; round++) {
    const lines = new UniformLayout({
      itemCount: wholeBetween(random, 1, 3000),
      inlineSize: wholeBetween(random, 30, 600),
      cellSize: wholeBetween(random, 3, 23),
      aspect: oneOf(random, [1, 1, 2, 4 / 3]),
      gap: oneOf(random, [0, 1, 2, 20]),
      stretch: random() < 0.3,
      devicePixelRatio: oneOf(random, [1, 1.5, 2]),
    });
    check(new BandedLayout(lines), lines, random);
  }
}

describe('BandedLayout', () => {
  it('holds every item in one band, in order, and its cell within the band', () => {
    forRandomLayouts(401, (bands, lines) => {
      const items = listOf(bands.rowLimit, (row) => bands.itemsOf(row));
      expect(items[0]?.start).to.equal(0);
      expect(items.at(-1)?.end).to.equal(lines.itemCount);
      for (const [row, { start, end }] of items.entries()) {
        if (row > 0) expect(start).to.equal(items[row - 1]?.end);
        const rect = bands.rowRect(row);
        for (const index of [start, end - 1]) {
          expect(bands.rowOf(index)).to.equal(row);
          const cell = bands.cellRect(index);
          expect(cell).to.deep.equal(lines.cellRect(index));
          expect(cell.block).to.be.at.least(rect.block - 1e-6);
          expect(cell.block + cell.blockSize).to.be.at.most(rect.block + rect.blockSize + 1e-6);
        }
      }
    });
  });

  it('finds the bands of an interval, and never more than it says', () => {
    forRandomLayouts(402, (bands, _lines, random) => {
      const start = random() * bands.blockSize;
      const end = start + random() * 900;
      const touched = listOf(bands.rowLimit, (row) => row).filter((row) => {
        const { block, blockSize } = bands.rowRect(row);
        return block < end && block + blockSize > start;
      });
      const found = bands.rowsBetween(start, end);
      // A gap that the interval lies in may count or not.
      for (const row of touched) expect(found).to.include(row);
      expect(found.length).to.be.at.most(bands.maxRowsIn(end - start));
    });
  });

  it('tells assistive technology of lines, not of bands', () => {
    forRandomLayouts(403, (bands, lines, random) => {
      const index = wholeBetween(random, 0, lines.itemCount - 1);
      expect(bands.rowCount).to.equal(lines.rowCount);
      expect(bands.lineOf(index)).to.deep.equal({
        place: lines.rowOf(index),
        items: lines.itemsOf(lines.rowOf(index)),
      });
      expect(bands.placeOf(bands.rowOf(index))).to.be.at.most(lines.rowOf(index));
    });
  });

  it('needs a dozen surfaces where lines would need hundreds', () => {
    const options = { itemCount: 1e7, inlineSize: 1200, cellSize: 8, aspect: 1, gap: 0, stretch: false };
    const lines = new UniformLayout({ ...options, devicePixelRatio: 1 });
    expect(lines.maxRowsIn(2300)).to.be.greaterThan(280);
    expect(new BandedLayout(lines).maxRowsIn(2300)).to.be.at.most(20);
  });
});

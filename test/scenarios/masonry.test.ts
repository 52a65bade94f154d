import 'axe-core/axe.min.js';
import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { wheel } from '../support/engine.js';
import { readShownCells, settled, visibleCells } from '../support/grid.js';
import { createMasonry, rectOf, TEN_MILLION } from '../support/masonry.js';
import { patternOf, photographs, sizeOf } from '../support/photographs.js';
import { until } from '../support/until.js';

async function expectOwnPictures(grid: MassImageGrid): Promise<void> {
  const cells = await readShownCells(grid);
  // A panorama of 3:1 is too low for its pattern to be read.
  const readable = cells.filter(({ index }) => sizeOf(index).width < 300);
  expect(readable.length).to.be.greaterThan(5);
  expect(readable.map(({ shown }) => shown)).to.deep.equal(readable.map(({ index }) => patternOf(index)));
}

/** Every picture is shown whole, by the item's own size, in one of four columns, one below the other. */
function expectMasonry(grid: MassImageGrid): void {
  const columns = new Map<number, DOMRect[]>();
  for (const { index, rect } of visibleCells(grid).sort((a, b) => a.rect.top - b.rect.top)) {
    const { width, height } = sizeOf(index);
    expect(rect.height).to.be.closeTo((100 * height) / width, 2 + (3 * height) / width);
    columns.set(rect.left, [...(columns.get(rect.left) ?? []), rect]);
  }
  expect(columns.size).to.equal(4);
  for (const column of columns.values()) {
    for (const [i, { top }] of column.entries()) {
      if (i > 0) expect(top - (column[i - 1]?.bottom ?? 0)).to.be.closeTo(4, 0.5);
    }
  }
}

describe('masonry', function () {
  this.timeout(30_000);

  it('shows each cell its own picture at the start, in the middle and at the very end of ten million', async () => {
    const grid = createMasonry();
    await settled(grid);
    expect(visibleCells(grid).map(({ index }) => index)).to.include.members([0, 1, 2, 3]);
    expectMasonry(grid);
    await expectOwnPictures(grid);
    grid.scrollToIndex(5_000_000);
    await settled(grid);
    expect(rectOf(grid, 5_000_000).top).to.be.closeTo(0, 1);
    await expectOwnPictures(grid);
    grid.scrollToIndex(TEN_MILLION - 1, { block: 'end' });
    await settled(grid);
    expect(rectOf(grid, TEN_MILLION - 1).bottom).to.be.closeTo(grid.clientHeight, 0.5);
    expectMasonry(grid);
    await expectOwnPictures(grid);
  });

  it('moves exactly with the wheel, and shows each cell its own picture then', async () => {
    const grid = createMasonry();
    await settled(grid);
    grid.scrollToIndex(7_000_000);
    await settled(grid);
    for (const distance of [-150, -150, 120]) {
      const [first = 0] = visibleCells(grid).map(({ index }) => index);
      const before = rectOf(grid, first).top;
      const offset = grid.scrollOffset;
      await wheel({ x: 200, y: 200 }, distance);
      await until(() => grid.scrollOffset !== offset);
      await settled(grid);
      expect(rectOf(grid, first).top - before).to.be.closeTo(-distance, 1);
    }
    await expectOwnPictures(grid);
  });

  it('learns the sizes of pictures that nobody told', async () => {
    const grid = createMasonry({ items: photographs(1000, { areSizesTold: false }) });
    await settled(grid);
    expect(visibleCells(grid).map(({ index }) => index)).to.include.members([0, 1, 2, 3]);
    expectMasonry(grid);
    await expectOwnPictures(grid);
  });

  it('is mirrored where text runs from right to left', async () => {
    const grid = createMasonry({ dir: 'rtl' });
    await settled(grid);
    expect(rectOf(grid, 0).left).to.be.greaterThan(rectOf(grid, 1).left);
    await expectOwnPictures(grid);
  });

  it('gives axe nothing to find', async () => {
    const grid = createMasonry();
    await settled(grid);
    const { violations } = await axe.run(grid);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});

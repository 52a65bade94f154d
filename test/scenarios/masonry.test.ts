import 'axe-core/axe.min.js';
import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { press, wheel } from '../support/engine.js';
import { clickItem, focusedIndex } from '../support/focus.js';
import { cellsOf, createGrid, readShownCells, settled, visibleCells } from '../support/grid.js';
import { patternOf, photographs, sizeOf } from '../support/photographs.js';
import { until } from '../support/until.js';

const TEN_MILLION = 10_000_000;

/** Four columns. */
const createMasonry = (properties: Parameters<typeof createGrid>[0] = {}) =>
  createGrid({
    items: photographs(TEN_MILLION, { areSizesTold: true }),
    layout: 'masonry',
    cellSize: 100,
    overscan: 300,
    ...properties,
  });

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

const rectOf = (grid: MassImageGrid, index: number) =>
  cellsOf(grid)
    .find((element) => element.ariaLabel === `Picture ${index}`)
    ?.getBoundingClientRect() ?? new DOMRect();

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

  it('finds the item under the pointer, also where its cell reaches into another band', async () => {
    const grid = createMasonry();
    await settled(grid);
    for (const { index, rect } of visibleCells(grid)) {
      expect(grid.indexAtPoint(rect.left + 5, rect.top + 3)).to.equal(index);
      expect(grid.indexAtPoint(rect.right - 5, rect.bottom - 3)).to.equal(index);
    }
  });

  it('moves the focus up and down within a column', async () => {
    const grid = createMasonry();
    await settled(grid);
    const { left } = rectOf(grid, 1);
    const column = visibleCells(grid).filter(({ rect }) => rect.left === left);
    const [first, second] = column.sort((a, b) => a.rect.top - b.rect.top);
    await clickItem(grid, first?.index ?? 0);
    await press('ArrowDown');
    await until(() => focusedIndex(grid) === second?.index);
    await press('ArrowUp');
    await until(() => focusedIndex(grid) === first?.index);
    await press('End', ['Control']);
    await until(() => focusedIndex(grid) === TEN_MILLION - 1);
    await settled(grid);
    expect(rectOf(grid, TEN_MILLION - 1).bottom).to.be.at.most(grid.clientHeight + 0.5);
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

import 'axe-core/axe.min.js';
import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { wheel } from '../support/engine.js';
import { fixtureUrl } from '../support/fixtures.js';
import { cellsOf, readShownCells, settled, visibleCells } from '../support/grid.js';
import { createJustified, rowsInView, TEN_MILLION } from '../support/justified.js';
import { patternOf, photographs, sizeOf } from '../support/photographs.js';
import { until } from '../support/until.js';

async function expectOwnPictures(grid: MassImageGrid): Promise<void> {
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(6);
  expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => patternOf(index)));
}

/** Every row is filled, and every picture shown whole, by the item's own size. */
function expectJustified(grid: MassImageGrid): void {
  for (const row of rowsInView(grid)) {
    const edges = row.flatMap(({ rect }) => [rect.left, rect.right]);
    const width = Math.max(...edges) - Math.min(...edges);
    const isLast = row.at(-1)?.index === grid.stats.items - 1;
    if (!isLast) expect(width).to.be.closeTo(grid.clientWidth, 1);
    for (const { index, rect } of row) {
      const { width, height } = sizeOf(index);
      expect(rect.width / rect.height).to.be.closeTo(width / height, 0.06 * (width / height));
    }
  }
}

const topOf = (grid: MassImageGrid, index: number) =>
  visibleCells(grid).find((cell) => cell.index === index)?.rect.top ?? Number.NaN;

describe('justified', function () {
  this.timeout(30_000);

  it('shows each cell its own picture at the start, in the middle and at the very end of ten million', async () => {
    const grid = createJustified();
    await settled(grid);
    expect(visibleCells(grid)[0]?.index).to.equal(0);
    expectJustified(grid);
    await expectOwnPictures(grid);
    grid.scrollToIndex(5_000_000);
    await settled(grid);
    expect(rowsInView(grid)[0]?.some(({ index }) => index === 5_000_000)).to.equal(true);
    expectJustified(grid);
    await expectOwnPictures(grid);
    grid.scrollToIndex(TEN_MILLION - 1, { block: 'end' });
    await settled(grid);
    expect(visibleCells(grid).at(-1)?.index).to.equal(TEN_MILLION - 1);
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
    expectJustified(grid);
    await expectOwnPictures(grid);
  });

  it('moves exactly with the wheel where what lies before is laid out meanwhile', async () => {
    const grid = createJustified();
    await settled(grid);
    grid.scrollToIndex(7_000_000);
    await settled(grid);
    for (const distance of [-150, -150, 120, -180]) {
      const [first = 0] = visibleCells(grid).map(({ index }) => index);
      const before = topOf(grid, first);
      const offset = grid.scrollOffset;
      await wheel({ x: 200, y: 200 }, distance);
      await until(() => grid.scrollOffset !== offset);
      await settled(grid);
      const cell = cellsOf(grid).find((element) => element.ariaLabel === `Picture ${first}`);
      const moved = (cell?.getBoundingClientRect().top ?? Number.NaN) - before;
      expect(moved).to.be.closeTo(-distance, 1);
    }
    await expectOwnPictures(grid);
  });

  it('learns the sizes of pictures that nobody told, and lays them out with the first one in place', async () => {
    const items = photographs(TEN_MILLION, { areSizesTold: false });
    const grid = createJustified({ items });
    await settled(grid);
    await until(() => visibleCells(grid)[0]?.index === 0);
    expectJustified(grid);
    await expectOwnPictures(grid);
    grid.scrollToIndex(3_000_000);
    const [first = 0] = rowsInView(grid)[0]?.map(({ index }) => index) ?? [];
    const before = topOf(grid, first);
    await settled(grid);
    expect(topOf(grid, first)).to.be.closeTo(before, 1);
    expectJustified(grid);
    await expectOwnPictures(grid);
  });

  it('learns the sizes of pictures that only an <img> shows', async () => {
    const svg = (index: number) => fixtureUrl(`svg/${index}.svg`, { width: 300, height: 100 });
    const grid = createJustified({
      items: Array.from({ length: 12 }, (_, i) => ({ src: svg(i), alt: `Picture ${i}` })),
    });
    await until(
      () => visibleCells(grid).some(({ rect }) => Math.abs(rect.width / rect.height - 3) < 0.3),
      () => JSON.stringify(visibleCells(grid).map(({ rect }) => rect.width / rect.height)),
    );
  });

  it('keeps the item that is looked at when the width changes, and ends where it began', async () => {
    const grid = createJustified();
    await settled(grid);
    grid.scrollToIndex(1_000_000);
    await settled(grid);
    const before = rowsInView(grid)[0]?.map(({ index }) => index) ?? [];
    for (const width of ['330px', '700px', '480px']) {
      grid.style.inlineSize = width;
      await until(() => Math.abs(grid.clientWidth - Number.parseInt(width, 10)) < 30);
      await settled(grid);
      expect(visibleCells(grid).map(({ index }) => index)).to.include(before[0]);
      expectJustified(grid);
    }
    expect(rowsInView(grid)[0]?.map(({ index }) => index)).to.deep.equal(before);
  });

  it('is mirrored where text runs from right to left', async () => {
    const grid = createJustified({ dir: 'rtl' });
    await settled(grid);
    const [first, second] = visibleCells(grid);
    expect(first?.rect.left).to.be.greaterThan(second?.rect.left ?? 0);
    expectJustified(grid);
    await expectOwnPictures(grid);
  });

  it('gives axe nothing to find', async () => {
    const grid = createJustified();
    await settled(grid);
    const { violations } = await axe.run(grid);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
    const content = grid.shadowRoot?.querySelector('[role=grid]');
    expect([content?.ariaRowCount, content?.ariaColCount]).to.deep.equal(['-1', '-1']);
  });
});

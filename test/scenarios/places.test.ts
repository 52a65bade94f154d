import { expect } from 'chai';
import type { BlockAlignment, MassImageGrid } from '../../src/index.js';
import { namedItems, pointOfItem } from '../support/focus.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

/** Rows are 104 px apart, the grid is 400 px high. */
const ROW = 104;

function topOf(grid: MassImageGrid, index: number): number | undefined {
  return visibleCells(grid).find((cell) => cell.index === index)?.rect.top;
}

describe('places', () => {
  const alignments: readonly [BlockAlignment, number][] = [
    ['start', 0],
    ['center', 150],
    ['end', 300],
    ['nearest', 300],
  ];
  for (const [block, top] of alignments) {
    it(`scrolls an item to the ${block} of the viewport`, async () => {
      const grid = createGrid({ items: namedItems(1000) });
      await settled(grid);
      grid.scrollToIndex(401, { block });
      await settled(grid);
      expect(topOf(grid, 401)).to.be.closeTo(top, 1);
      expect(grid.scrollOffset).to.equal(100 * ROW - top);
    });
  }

  it('does not move to what is in view already, nor further than the ends', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    grid.scrollToIndex(9, { block: 'nearest' });
    expect(grid.scrollOffset).to.equal(0);
    grid.scrollToIndex(0, { block: 'end' });
    expect(grid.scrollOffset).to.equal(0);
    grid.scrollToIndex(999);
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
    expect(grid.maxScrollOffset).to.equal(250 * ROW - 4 - 400);
  });

  it('scrolls to `nearest` upwards as far as the start', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    grid.scrollToIndex(401);
    grid.scrollToIndex(200, { block: 'nearest' });
    expect(grid.scrollOffset).to.equal(50 * ROW);
  });

  it('scrolls smoothly to what is near, at once to what is far', async () => {
    const grid = createGrid({ items: namedItems(100_000) });
    await settled(grid);
    grid.scrollToIndex(32, { behavior: 'smooth' });
    expect(grid.scrollOffset).to.be.lessThan(8 * ROW);
    await until(() => grid.scrollOffset === 8 * ROW);
    grid.scrollToIndex(40_000, { behavior: 'smooth' });
    expect(grid.scrollOffset).to.equal(10_000 * ROW);
  });

  it('follows CSS scroll-behavior unless told otherwise', async () => {
    const grid = createGrid({ items: namedItems(1000) }, 'scroll-behavior:smooth');
    await settled(grid);
    grid.scrollToIndex(32);
    expect(grid.scrollOffset).to.be.lessThan(8 * ROW);
    await until(() => grid.scrollOffset === 8 * ROW);
    grid.scrollToIndex(0, { behavior: 'instant' });
    expect(grid.scrollOffset).to.equal(0);
    await settled(grid);
    expect(grid.scrollTop).to.equal(0);
  });

  it('is exact at every place of ten million items', async () => {
    const grid = createGrid({ items: namedItems(10_000_000) });
    await settled(grid);
    for (const index of [9_999_999, 5_000_002, 7_654_321, 123_456, 3]) {
      grid.scrollToIndex(index, { block: 'center' });
      await settled(grid);
      const { x, y } = pointOfItem(grid, index);
      expect(grid.indexAtPoint(x, y)).to.equal(index);
    }
  });

  it('scrolls before it is laid out as soon as it is', async () => {
    const grid = createGrid({ items: namedItems(1000) }, 'display:none');
    await grid.updateComplete;
    grid.scrollToIndex(400);
    grid.style.display = '';
    await settled(grid);
    expect(topOf(grid, 400)).to.equal(0);
  });

  it('scrolls in items that were set just before', async () => {
    const grid = createGrid({ items: namedItems(10) });
    await settled(grid);
    grid.items = namedItems(1000);
    grid.scrollToIndex(400);
    expect(grid.scrollOffset).to.equal(100 * ROW);
  });

  it('refuses an index that is none, and says what it got and what it takes', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    expect(() => grid.scrollToIndex(1000)).to.throw(RangeError, 'index must be from 0 to 999, got 1000');
    expect(() => grid.scrollToIndex(-1)).to.throw(RangeError, 'index must be from 0 to 999, got -1');
    for (const index of [1.5, Number.NaN, '7' as unknown as number]) {
      expect(() => grid.scrollToIndex(index)).to.throw(TypeError, `index must be a whole number, got ${index}`);
    }
    grid.items = [];
    expect(() => grid.scrollToIndex(0)).to.throw(RangeError, 'there are no items, got index 0');
  });

  it('refuses options that are none of their values', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const block = 'top' as BlockAlignment;
    expect(() => grid.scrollToIndex(1, { block })).to.throw(
      TypeError,
      'block must be one of start, center, end, nearest, got top',
    );
    const behavior = 'slow' as ScrollBehavior;
    expect(() => grid.scrollToKey(1, { behavior })).to.throw(
      TypeError,
      'behavior must be one of auto, instant, smooth, got slow',
    );
    expect(grid.scrollOffset).to.equal(0);
  });

  it('scrolls to a key, or tells that there is none', async () => {
    const items = Array.from({ length: 1000 }, (_, i) => ({ src: `data:,${i}`, key: `key-${i}` }));
    const grid = createGrid({ items });
    await grid.updateComplete;
    expect(grid.scrollToKey('key-401', { block: 'end' })).to.equal(true);
    expect(grid.scrollOffset).to.equal(100 * ROW - 300);
    expect(grid.scrollToKey('key-1000')).to.equal(false);
    expect(grid.scrollToKey(401)).to.equal(false);
    expect(grid.scrollOffset).to.equal(100 * ROW - 300);
  });

  it('finds the item at a point, and none in gaps, beside the items and outside of the grid', async () => {
    const grid = createGrid({ items: namedItems(998) }, 'inset:50px auto auto 20px');
    await settled(grid);
    const { left, top, width, height } = visibleCells(grid)[0]?.rect ?? new DOMRect();
    const at = (x: number, y: number) => grid.indexAtPoint(left + x, top + y);
    expect([at(0, 0), at(width - 1, 0), at(0, height - 1)]).to.deep.equal([0, 0, 0]);
    expect([at(width + 2, 0), at(0, height + 2)], 'gaps').to.deep.equal([undefined, undefined]);
    expect(at(width + 4, height + 4)).to.equal(5);
    expect([at(-1, 0), at(4 * 104, 0)], 'sides').to.deep.equal([undefined, undefined]);
    expect([grid.indexAtPoint(left + 5, 49), grid.indexAtPoint(left + 5, 451)]).to.deep.equal([undefined, undefined]);
    grid.scrollToIndex(997, { block: 'end' });
    expect(grid.indexAtPoint(left + 104 + 5, 445)).to.equal(997);
    expect(grid.indexAtPoint(left + 208 + 5, 445), 'after the last item').to.equal(undefined);
  });

  it('finds the item at a point where text runs from right to left', async () => {
    const grid = createGrid({ items: namedItems(1000), dir: 'rtl' });
    await settled(grid);
    const { x, y } = pointOfItem(grid, 4);
    expect(x).to.be.greaterThan(pointOfItem(grid, 7).x);
    expect(grid.indexAtPoint(x, y)).to.equal(4);
  });
});

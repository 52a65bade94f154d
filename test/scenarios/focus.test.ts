import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { press, wheel } from '../support/engine.js';
import { PIXEL } from '../support/fixtures.js';
import { clickItem, focusedCell, focusedIndex, isInView, namedItems, putBetweenButtons } from '../support/focus.js';
import { createGrid, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

const IN_GRID = { x: 200, y: 200 };

async function createFocusedGrid(
  index: number,
  properties: Parameters<typeof createGrid>[0] = {},
): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(1000), ...properties });
  await settled(grid);
  await clickItem(grid, index);
  await until(() => focusedIndex(grid) === index);
  return grid;
}

async function scrollAway(grid: MassImageGrid, distance = 4000): Promise<void> {
  await wheel(IN_GRID, distance);
  await until(() => grid.scrollOffset >= distance / 2);
  await settled(grid);
}

describe('focus', () => {
  it('has one tab stop, whichever way it is entered and left', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const { before, after } = putBetweenButtons(grid);
    before.focus();
    await press('Tab');
    await until(() => focusedIndex(grid) === 0);
    await press('Tab');
    await until(() => document.activeElement === after);
    await press('Tab', ['Shift']);
    await until(() => focusedIndex(grid) === 0);
    await press('Tab', ['Shift']);
    await until(() => document.activeElement === before);
    expect(grid.scrollOffset).to.equal(0);
  });

  it('is entered at the item that had it last', async () => {
    const grid = await createFocusedGrid(6);
    const { after } = putBetweenButtons(grid);
    after.focus();
    await press('Tab', ['Shift']);
    await until(() => focusedIndex(grid) === 6);
  });

  it('is entered at the first item in view where the last one is far', async () => {
    const grid = await createFocusedGrid(6);
    const { before } = putBetweenButtons(grid);
    before.focus();
    await scrollAway(grid);
    const offset = grid.scrollOffset;
    await press('Tab');
    await until(() => focusedIndex(grid) !== undefined);
    await until(() => isInView(grid, focusedIndex(grid) ?? -1));
    expect(grid.scrollOffset).to.be.closeTo(offset, 104);
  });

  it('is no tab stop without items', async () => {
    const grid = createGrid({ items: [] });
    await grid.updateComplete;
    const { before, after } = putBetweenButtons(grid);
    before.focus();
    await press('Tab');
    await until(() => document.activeElement === after);
  });

  it('comes to the tab stop by focus()', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    await scrollAway(grid);
    const offset = grid.scrollOffset;
    grid.focus();
    expect(focusedIndex(grid)).to.be.greaterThan(0);
    await until(() => isInView(grid, focusedIndex(grid) ?? -1));
    expect(grid.scrollOffset).to.be.closeTo(offset, 104);
  });

  it('goes on at once by a key that comes with focus(), and stays there', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    grid.scrollToIndex(999, { block: 'end' });
    await settled(grid);
    // The first row in view is cut off: to focus its item scrolls, to go on to the last one scrolls back.
    grid.focus();
    const end = { key: 'End', ctrlKey: true, bubbles: true, composed: true, cancelable: true };
    focusedCell(grid)?.dispatchEvent(new KeyboardEvent('keydown', end));
    expect(focusedIndex(grid)).to.equal(999);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
    expect(isInView(grid, 999)).to.equal(true);
  });

  it('scrolls nothing by focus() where it is told so, grid and page where not', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    // Most of the grid lies beyond the page's edge, and the first row in view beyond the grid's.
    grid.style.position = 'absolute';
    grid.style.top = `${window.innerHeight - 20}px`;
    grid.scrollTo(0, 50);
    await until(() => grid.scrollOffset === 50);
    grid.focus({ preventScroll: true });
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    expect([focusedIndex(grid), grid.scrollOffset, window.scrollY]).to.deep.equal([0, 50, 0]);
    focusedCell(grid)?.blur();
    grid.focus();
    await until(
      () => window.scrollY > 0 && grid.scrollOffset === 0,
      () => `page at ${window.scrollY}, grid at ${grid.scrollOffset}`,
    );
    window.scrollTo(0, 0);
  });

  it('stays on its item when that is scrolled away, and goes on from there', async () => {
    const grid = await createFocusedGrid(5);
    await scrollAway(grid);
    expect(focusedIndex(grid)).to.equal(5);
    expect(focusedCell(grid)?.ariaLabel).to.equal('Picture 5');
    await press('ArrowDown');
    await until(() => focusedIndex(grid) === 9);
    expect(isInView(grid, 9)).to.equal(true);
  });

  it('stays on its item when that is scrolled away and back', async () => {
    const grid = await createFocusedGrid(5);
    await scrollAway(grid);
    await wheel(IN_GRID, -5000);
    await until(() => grid.scrollOffset === 0);
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(5);
    expect(isInView(grid, 5)).to.equal(true);
    const holders = grid.shadowRoot?.querySelectorAll('[aria-rowindex="2"]:not(.idle)');
    expect(holders?.length).to.equal(1);
  });

  it('leaves the grid by Tab from an item that is scrolled away, and comes back to it', async () => {
    const grid = await createFocusedGrid(5);
    const { after } = putBetweenButtons(grid);
    await scrollAway(grid);
    await press('Tab');
    await until(() => document.activeElement === after);
    await press('Tab', ['Shift']);
    await until(() => focusedIndex(grid) === 5);
    await until(() => isInView(grid, 5));
  });

  it('comes back by Tab to an item far off in ten million', async () => {
    const grid = await createFocusedGrid(5, { items: namedItems(10_000_000) });
    const { after } = putBetweenButtons(grid);
    grid.scrollToIndex(7_000_000);
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(5);
    await press('Tab');
    await until(() => document.activeElement === after);
    await press('Tab', ['Shift']);
    await until(() => focusedIndex(grid) === 5);
    await until(() => isInView(grid, 5));
    await settled(grid);
    expect(isInView(grid, 5)).to.equal(true);
  });

  it('goes to a clicked item while another one is held, and stays on that', async () => {
    const grid = await createFocusedGrid(5);
    await scrollAway(grid);
    const index = grid.indexAtPoint(IN_GRID.x, IN_GRID.y) ?? -1;
    await clickItem(grid, index);
    await until(() => focusedIndex(grid) === index);
    await scrollAway(grid, grid.scrollOffset + 8000);
    expect(focusedIndex(grid)).to.equal(index);
  });

  it('stays on its item when the grid gets wider, narrower, higher and lower', async () => {
    const grid = await createFocusedGrid(6);
    for (const size of ['700px 400px', '150px 400px', '150px 2000px', '480px 200px', '480px 400px']) {
      const [width = '', height = ''] = size.split(' ');
      grid.style.inlineSize = width;
      grid.style.blockSize = height;
      await until(() => grid.clientHeight === Number.parseInt(height, 10));
      await settled(grid);
      expect(focusedIndex(grid), size).to.equal(6);
    }
  });

  it('follows its item to another place in the list', async () => {
    const items = manyItems(50);
    const grid = await createFocusedGrid(6, { items });
    grid.items = [...manyItems(30, 'new'), ...items];
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(36);
    expect(focusedCell(grid)?.ariaLabel).to.equal('Item 6');
    grid.items = [...items].reverse();
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(43);
  });

  it('goes to the item that takes the place of a removed one, and follows that', async () => {
    const items = manyItems(50);
    const grid = await createFocusedGrid(6, { items });
    const without = items.filter((_, i) => i !== 6);
    grid.items = without;
    await settled(grid);
    expect(focusedCell(grid)?.ariaLabel).to.equal('Item 7');
    grid.items = [...manyItems(10, 'new'), ...without];
    await settled(grid);
    expect(focusedCell(grid)?.ariaLabel).to.equal('Item 7');
  });

  it('goes to the last item when the list ends before it', async () => {
    const items = manyItems(50);
    const grid = await createFocusedGrid(6, { items });
    grid.items = items.slice(0, 3);
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(2);
  });

  it('stays on its item while the window is in the background', async () => {
    const grid = await createFocusedGrid(5);
    // A window that goes to the background tells of a focus that is lost and leaves the active element as it is.
    focusedCell(grid)?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    grid.scrollToIndex(900);
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(5);
  });
});

function manyItems(length: number, prefix = 'item'): ImageItem[] {
  return Array.from({ length }, (_, i) => ({
    src: PIXEL,
    key: `${prefix}-${i}`,
    alt: prefix === 'item' ? `Item ${i}` : prefix,
  }));
}

import { expect } from 'chai';
import { change, createItems, createScrolledGrid, view } from '../support/anchoring.js';
import { PIXEL } from '../support/fixtures.js';
import { settled } from '../support/grid.js';

describe('anchoring to items that change', () => {
  it('keeps what is left in view when the first items in view are removed', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    await change(
      grid,
      items.filter((_, i) => i < 400 || i > 402),
    );
    expect(view(grid).join()).to.contain('old-407');
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
  });

  it('follows the first item in view when the list is sorted', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    await change(grid, [...items].reverse());
    const row = Math.floor((999 - 400) / 4);
    expect(grid.scrollOffset).to.equal(row * 104 + 30);
  });

  it('keeps its place in the list when no item is left', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    await change(grid, createItems(1000, 'other'));
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
    await change(grid, [...createItems(40, 'new'), ...createItems(1000, 'other')]);
    expect(grid.scrollOffset, 'and keeps to the new ones').to.equal(110 * 104 + 30);
  });

  it('shows the end of a list that has become too short', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    await change(grid, createItems(100, 'other'));
    expect(grid.scrollOffset).to.equal(25 * 104 - 4 - 400);
    await change(grid, []);
    expect(grid.scrollOffset).to.equal(0);
  });

  it('reads a range of items again', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    items[405] = { src: PIXEL, key: 'old-405', alt: 'renamed' };
    items[406] = { src: PIXEL, key: 'old-406', alt: 'not read again' };
    grid.refresh({ start: 405, end: 406 });
    await settled(grid);
    expect(view(grid).join()).to.contain('renamed');
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
  });

  it('reads nothing again of a range without items', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    items[405] = { src: PIXEL, key: 'old-405', alt: 'not read again' };
    grid.refresh({ start: 405, end: 405 });
    await settled(grid);
    expect(view(grid).join()).not.to.contain('not read again');
  });

  it('refuses a range that is none', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    expect(() => grid.refresh({ start: 0.5, end: 2 })).to.throw(
      TypeError,
      'range must be { start, end } in whole numbers, got 0.5 to 2',
    );
  });
});

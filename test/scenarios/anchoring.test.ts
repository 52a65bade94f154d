import { expect } from 'chai';
import { change, createItems, createScrolledGrid, view } from '../support/anchoring.js';
import { settled } from '../support/grid.js';
import { until } from '../support/until.js';

describe('scroll anchoring', () => {
  it('keeps what is in view when items are prepended', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    await change(grid, [...createItems(10_000, 'new'), ...items]);
    expect(view(grid)).to.deep.equal(before);
    expect(grid.scrollOffset).to.equal(2600 * 104 + 30);
  });

  it('keeps what is in view when items before it are removed', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    await change(grid, items.slice(200));
    expect(view(grid)).to.deep.equal(before);
  });

  it('reads changed items again, and leaves what is in view in place', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    items.unshift(...createItems(400, 'new'));
    grid.refresh();
    await settled(grid);
    expect(view(grid)).to.deep.equal(before);
  });

  it('keeps the first item in view when the width changes, and ends where it began', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    const before = view(grid);
    for (const [width, columns] of [
      ['300px', 2],
      ['700px', 6],
      ['220px', 2],
      ['480px', 4],
    ] as const) {
      grid.style.inlineSize = width;
      await until(() => grid.shadowRoot?.querySelector('[role=grid]')?.ariaColCount === String(columns));
      await settled(grid);
      expect(grid.scrollOffset, width).to.be.closeTo(Math.floor(400 / columns) * 104 + 30, 1);
    }
    expect(view(grid)).to.deep.equal(before);
  });

  it('keeps the first item in view when the cells change', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    const before = view(grid);
    grid.cellSize = 50;
    grid.gap = 0;
    await settled(grid);
    expect(grid.scrollOffset).to.be.closeTo(Math.floor(400 / 9) * 50 + 15, 1);
    grid.cellSize = 100;
    grid.gap = 4;
    await settled(grid);
    expect(view(grid)).to.deep.equal(before);
  });
});

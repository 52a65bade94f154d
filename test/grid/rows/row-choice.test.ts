import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../../src/grid/grid-settings.js';
import type { MassImageGrid } from '../../../src/index.js';
import { cellsOf, createGrid, patternItems, settled } from '../../support/grid.js';
import { nextFrame, until } from '../../support/until.js';

const isShown = (grid: MassImageGrid) => cellsOf(grid).length > 0;

describe('the rows that are kept', () => {
  it('are those in view at first, and with the next frame those around them', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    const told: string[] = [];
    grid.addEventListener('range-change', ({ visible, range }) => {
      told.push(range.end === visible.end ? 'in view' : 'around');
    });
    grid.addEventListener('settled', () => told.push('settled'));
    await until(() => isShown(grid));
    expect(told).to.deep.equal(['in view']);
    await until(() => told.includes('settled'));
    expect(told).to.deep.equal(['in view', 'around', 'settled']);
  });

  it('are those around the viewport at once where it jumps before that frame', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1_000_000) });
    await until(() => isShown(grid));
    const before = cellsOf(grid).length;
    grid.scrollToIndex(500_000);
    expect(cellsOf(grid).length).to.be.greaterThan(2 * before);
    await settled(grid);
    expect(cellsOf(grid).length).to.be.greaterThan(2 * before);
  });

  it('stay none where the grid is taken away within the first frame', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await until(() => isShown(grid));
    grid.remove();
    await nextFrame();
    await nextFrame();
    expect(cellsOf(grid)).to.deep.equal([]);
  });

  it('come to an end where there is nothing to show', async () => {
    const grid = createGrid({ items: [] });
    await grid.updateComplete;
    await nextFrame();
    await nextFrame();
    let frames = 0;
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
      frames++;
      return request.call(window, callback);
    };
    await new Promise((resolve) => request.call(window, () => request.call(window, resolve)));
    window.requestAnimationFrame = request;
    expect(frames).to.equal(0);
  });

  it('come to an end where nothing is to be painted', async () => {
    const grid = createGrid({ items: { length: 1000, item: (index) => ({ text: String(index) }) } });
    let kept = 0;
    grid.addEventListener('settled', () => {
      kept = cellsOf(grid).length;
    });
    await until(() => kept > 0);
    expect(kept).to.equal(cellsOf(grid).length);
  });
});

import { expect } from 'chai';
import { wheel } from '../support/engine.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { attach, expectRightPictures } from '../support/own-page.js';
import { nextFrame, until } from '../support/until.js';

describe('lifecycle', () => {
  it('lays out with the frame that shows it, not in the task that puts it in', async () => {
    const grid = createGrid({ items: patternItems(100) });
    await grid.updateComplete;
    expect(grid.stats.cells).to.equal(0);
    await nextFrame();
    await nextFrame();
    expect(grid.stats.cells).to.be.greaterThan(0);
  });

  it('shows its place again after it was moved in the document', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    grid.scrollToIndex(5000);
    await settled(grid);
    const { scrollOffset } = grid;
    const { alive } = grid.stats.workers;
    const elsewhere = document.createElement('section');
    attach(elsewhere);
    elsewhere.append(grid);
    await expectRightPictures(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset);
    expect(grid.stats.workers).to.deep.equal({ alive, restarted: 0 });
  });

  it('shows its place again after it was not displayed', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    grid.scrollToIndex(500_000);
    await settled(grid);
    const { scrollOffset } = grid;
    grid.style.display = 'none';
    await nextFrame();
    await nextFrame();
    grid.style.display = '';
    await expectRightPictures(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset);
  });

  it('keeps the focus when it is moved by an engine that can move', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const parent = document.createElement('div') as HTMLElement & { moveBefore?(node: Node, next: Node | null): void };
    attach(parent);
    if (!parent.moveBefore) return;
    grid.scrollToIndex(400);
    await settled(grid);
    grid.focus();
    const focused = grid.shadowRoot?.activeElement;
    expect(focused?.role).to.equal('gridcell');
    parent.moveBefore(grid, null);
    await expectRightPictures(grid);
    expect(grid.shadowRoot?.activeElement).to.equal(focused);
    expect((await readShownCells(grid))[0]?.index).to.equal(400);
  });

  it('starts again after it was taken away and brought back', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    grid.scrollToIndex(400);
    await settled(grid);
    grid.remove();
    await until(() => grid.stats.workers.alive === 0);
    document.body.append(grid);
    await expectRightPictures(grid);
    expect((await readShownCells(grid))[0]?.index).to.equal(400);
  });

  it('fills a flex item and a grid cell', async () => {
    for (const display of ['flex', 'grid']) {
      const parent = document.createElement('div');
      parent.style.cssText = `display:${display};inline-size:600px;block-size:300px`;
      attach(parent);
      const grid = createGrid({ items: patternItems(1000) }, 'position:static;flex:1;inline-size:auto;block-size:100%');
      parent.append(grid);
      await settled(grid);
      expect([grid.offsetWidth, grid.offsetHeight], display).to.deep.equal([600, 300]);
      grid.remove();
    }
  });

  it('works in the shadow root of another element', async () => {
    const host = document.createElement('div');
    attach(host);
    const root = host.attachShadow({ mode: 'open' });
    const grid = createGrid({ items: patternItems(1000) });
    root.append(grid);
    const ranges: Event[] = [];
    document.body.addEventListener('range-change', (event) => ranges.push(event), { once: true });
    await expectRightPictures(grid);
    expect(ranges).to.have.length(1);
  });

  it('shares the workers with the other grids of the page', async () => {
    const first = createGrid({ items: patternItems(1000), workers: 2 });
    const second = createGrid({ items: patternItems(1000), workers: 2 }, 'inset-block-start:200px');
    await settled(first);
    await settled(second);
    expect(first.stats.workers.alive).to.equal(2);
    first.remove();
    await wheel({ x: 200, y: 400 }, 300);
    await settled(second);
    expect(second.stats.workers.alive).to.equal(2);
  });
});

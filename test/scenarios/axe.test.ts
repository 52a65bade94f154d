import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { press } from '../support/engine.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { clickItem, focusedCell, namedItems } from '../support/focus.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const contentOf = (grid: MassImageGrid) => grid.shadowRoot?.querySelector('[part=grid]');

describe('axe', () => {
  it('finds nothing without items', async () => {
    const grid = createGrid({ items: [] });
    await grid.updateComplete;
    expect(await violationsIn(grid)).to.deep.equal([]);
    expect(contentOf(grid)?.ariaRowCount).to.equal(null);
  });

  it('finds nothing where pictures fail', async () => {
    const grid = createGrid({ items: Array.from({ length: 8 }, (_, i) => fixtureUrl(`status/${404 + i}`)) });
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('finds nothing with a focused item, its tooltip, and when it is held', async () => {
    const item = (index: number) => ({
      src: patternUrl(index % 100),
      alt: `Picture ${index}`,
      title: `Title ${index}`,
    });
    const grid = createGrid({ items: { length: 1000, item } });
    await settled(grid);
    await clickItem(grid, 5);
    await press('ArrowRight');
    await until(() => focusedCell(grid)?.hasAttribute('aria-describedby'));
    expect(await violationsIn(grid)).to.deep.equal([]);
    grid.scrollToIndex(900);
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('finds nothing where text runs from right to left', async () => {
    const grid = createGrid({ items: namedItems(1000), dir: 'rtl' });
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
    const [first, second] = visibleCells(grid);
    expect([first?.index, second?.index]).to.deep.equal([0, 1]);
    expect(first?.rect.x).to.be.greaterThan(second?.rect.x ?? 0);
  });
});

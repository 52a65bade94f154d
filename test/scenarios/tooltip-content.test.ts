import { expect } from 'chai';
import { violationsIn } from '../support/axe.js';
import { hover, press } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { clickItem, pointOfItem } from '../support/focus.js';
import { createGrid, settled } from '../support/grid.js';
import { createTippedGrid, isShown, tooltipOf, untilShown } from '../support/tooltip.js';
import { until } from '../support/until.js';

describe('tooltip content', () => {
  it('is what the callback makes of the item, as text even where it looks like markup', async () => {
    const grid = await createTippedGrid(({ alt }, index) => `<b>${alt}</b> ${index}`);
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, '<b>Picture 5</b> 5');
    expect(tooltipOf(grid).querySelector('b')).to.equal(null);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('may be a node, which stays the same while it is about the same', async () => {
    let made = 0;
    const grid = await createTippedGrid((_, index) => {
      made++;
      const node = document.createElement('em');
      node.textContent = `Number ${index}`;
      return node;
    });
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Number 5');
    const node = tooltipOf(grid).querySelector('em');
    grid.style.blockSize = '390px';
    await settled(grid);
    expect([tooltipOf(grid).querySelector('em') === node, node !== null]).to.deep.equal([true, true]);
    expect(made).to.be.lessThan(4);
  });

  it('is left out where the callback gives none', async () => {
    const grid = await createTippedGrid((_, index) => (index === 5 ? null : 'Something'));
    await hover(pointOfItem(grid, 4));
    await untilShown(grid, 'Something');
    await hover(pointOfItem(grid, 5));
    await until(() => !isShown(grid));
  });

  it('is the title where the callback throws, which is told once', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(String(message));
    const item = (index: number) => ({ src: patternUrl(index), title: `Title ${index}` });
    const grid = createGrid({
      items: { length: 100, item },
      tooltip: () => {
        throw new Error('not today');
      },
    });
    await settled(grid);
    await clickItem(grid, 4);
    await press('ArrowRight');
    await until(() => tooltipOf(grid).textContent?.startsWith('Title 5'));
    console.warn = warn;
    expect(warnings.filter((message) => message.includes('not today')).length).to.equal(1);
  });

  it('follows an item that is refreshed under the pointer', async () => {
    let state = 'first';
    const grid = createGrid({ items: { length: 100, item: () => ({ src: patternUrl(1), alt: 'x', title: state }) } });
    await settled(grid);
    await hover(pointOfItem(grid, 5));
    await until(() => tooltipOf(grid).textContent?.startsWith('first'));
    state = 'second';
    grid.refresh({ start: 0, end: 100 });
    await until(() => tooltipOf(grid).textContent?.startsWith('second'));
  });
});

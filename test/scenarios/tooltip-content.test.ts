import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { click, hover, press, tap } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { clickItem, focusedIndex, namedItems, pointOfItem } from '../support/focus.js';
import { createGrid, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const OUTSIDE = { x: 700, y: 500 };

async function createTippedGrid(tooltip: MassImageGrid['tooltip']): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(1000), tooltip });
  await settled(grid);
  await hover(OUTSIDE);
  return grid;
}

function tooltipOf(grid: MassImageGrid): HTMLElement {
  const tooltip = grid.shadowRoot?.querySelector<HTMLElement>('[role=tooltip]');
  if (!tooltip) throw new Error('there is no tooltip');
  return tooltip;
}

const isShown = (grid: MassImageGrid) => tooltipOf(grid).checkVisibility();

async function untilShown(grid: MassImageGrid, text: string): Promise<void> {
  await until(
    () => isShown(grid) && tooltipOf(grid).textContent === text,
    () => `${isShown(grid)}: ${tooltipOf(grid).textContent}`,
  );
}

/** Sends what a finger sends; its own delay makes a press long. */
function touch(grid: MassImageGrid, type: string, { x, y }: { x: number; y: number }): boolean {
  const init = { pointerId: 7, pointerType: 'touch', isPrimary: true, clientX: x, clientY: y };
  const options = { ...init, bubbles: true, composed: true, cancelable: true };
  const target = grid.shadowRoot?.elementFromPoint(x, y) ?? grid;
  return target.dispatchEvent(new PointerEvent(type, options));
}

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

describe('tooltip by touch', () => {
  it('comes with a finger that stays, and goes when the page is touched elsewhere', async () => {
    const grid = await createTippedGrid((_, index) => `Number ${index}`);
    const clicked: number[] = [];
    grid.addEventListener('item-click', ({ index }) => clicked.push(index));
    const at = pointOfItem(grid, 5);
    touch(grid, 'pointerdown', at);
    await untilShown(grid, 'Number 5');
    expect(touch(grid, 'contextmenu', at), 'the menu is left out').to.equal(false);
    touch(grid, 'pointerup', at);
    touch(grid, 'click', at);
    expect([clicked, isShown(grid)]).to.deep.equal([[], true]);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    expect(isShown(grid)).to.equal(false);
    touch(grid, 'pointerdown', at);
    touch(grid, 'pointerup', at);
    touch(grid, 'click', at);
    expect(clicked).to.deep.equal([5]);
  });

  it('does not come with a finger that scrolls, or only taps', async function () {
    const grid = await createTippedGrid((_, index) => `Number ${index}`);
    const { x, y } = pointOfItem(grid, 5);
    touch(grid, 'pointerdown', { x, y });
    touch(grid, 'pointermove', { x, y: y - 30 });
    if (!(await tap({ x, y }))) this.skip();
    const end = performance.now() + 700;
    await until(() => {
      expect(isShown(grid)).to.equal(false);
      return performance.now() > end;
    });
  });
});

describe('Escape', () => {
  it('dismisses a tooltip and nothing else, the next time what is around the grid', async () => {
    const grid = await createTippedGrid((_, index) => `Number ${index}`);
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    document.body.addEventListener('keydown', listen);
    await clickItem(grid, 4);
    await press('ArrowRight');
    await untilShown(grid, 'Number 5');
    await press('Escape');
    await until(() => !isShown(grid));
    expect([focusedIndex(grid), heard]).to.deep.equal([5, ['ArrowRight']]);
    await press('Escape');
    await until(() => heard.length === 2);
    document.body.removeEventListener('keydown', listen);
    await click(OUTSIDE);
  });
});

import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { click, press, tap } from '../support/engine.js';
import { clickItem, focusedIndex, pointOfItem } from '../support/focus.js';
import { createTippedGrid, isShown, OUTSIDE, untilShown } from '../support/tooltip.js';
import { until } from '../support/until.js';

/** Sends what a finger sends; its own delay makes a press long. */
function touch(grid: MassImageGrid, type: string, { x, y }: { x: number; y: number }): boolean {
  const init = { pointerId: 7, pointerType: 'touch', isPrimary: true, clientX: x, clientY: y };
  const options = { ...init, bubbles: true, composed: true, cancelable: true };
  const target = grid.shadowRoot?.elementFromPoint(x, y) ?? grid;
  return target.dispatchEvent(new PointerEvent(type, options));
}

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

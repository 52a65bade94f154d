import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { click, hover, press, setViewport, wheel } from '../support/engine.js';
import { PIXEL } from '../support/fixtures.js';
import { centerOf, clickItem, focusedCell, focusedIndex, pointOfItem } from '../support/focus.js';
import { cellsOf, createGrid, indexOfCell, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const OUTSIDE = { x: 700, y: 500 };

/** Every item but number 3 has a title. */
async function createTitledGrid(style = '', title = 'Title of'): Promise<MassImageGrid> {
  const item = (index: number) => ({ src: PIXEL, key: index, alt: `Picture ${index}` });
  const titled = (index: number) => (index === 3 ? item(index) : { ...item(index), title: `${title} ${index}` });
  const grid = createGrid({ items: { length: 1000, item: titled } }, style);
  await settled(grid);
  await hover(OUTSIDE);
  return grid;
}

function tooltipOf(grid: MassImageGrid): HTMLElement {
  const tooltip = grid.shadowRoot?.querySelector<HTMLElement>('[role=tooltip]');
  if (!tooltip) throw new Error('there is no tooltip');
  return tooltip;
}

/** What the tooltip says, `undefined` while there is none. */
function shownBy(grid: MassImageGrid): string | undefined {
  const tooltip = tooltipOf(grid);
  return tooltip.checkVisibility() ? (tooltip.textContent ?? '') : undefined;
}

/** Items whose cells a screen reader describes by the tooltip. */
function describedItems(grid: MassImageGrid): number[] {
  return cellsOf(grid)
    .filter((cell) => cell.getAttribute('aria-describedby') === tooltipOf(grid).id)
    .map(indexOfCell);
}

async function untilShown(grid: MassImageGrid, text: string | undefined): Promise<void> {
  await until(
    () => shownBy(grid) === text,
    () => `${shownBy(grid)} is shown`,
  );
}

/** Long enough for a tooltip that should not come. */
async function expectNone(grid: MassImageGrid): Promise<void> {
  const end = performance.now() + 800;
  await until(() => {
    expect(shownBy(grid)).to.equal(undefined);
    return performance.now() > end;
  });
}

async function focusByKeyboard(grid: MassImageGrid, index: number): Promise<void> {
  await clickItem(grid, index - 1);
  await hover(OUTSIDE);
  await press('ArrowRight');
  await until(() => focusedIndex(grid) === index);
}

describe('tooltip', () => {
  it('shows the title of a hovered item and describes its cell meanwhile', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    expect(describedItems(grid)).to.deep.equal([5]);
    await hover(OUTSIDE);
    await untilShown(grid, undefined);
    expect(describedItems(grid)).to.deep.equal([]);
  });

  it('goes from item to item with the pointer, and is not shown without a title', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 2));
    await untilShown(grid, 'Title of 2');
    await hover(pointOfItem(grid, 1));
    await untilShown(grid, 'Title of 1');
    expect(describedItems(grid)).to.deep.equal([1]);
    await hover(pointOfItem(grid, 3));
    await expectNone(grid);
  });

  it('stays while the pointer is over it, and goes with Escape', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    const center = centerOf(tooltipOf(grid).getBoundingClientRect());
    await hover(center);
    await hover({ x: center.x + 2, y: center.y });
    const end = performance.now() + 800;
    await until(() => {
      expect(shownBy(grid)).to.equal('Title of 5');
      return performance.now() > end;
    });
    await press('Escape');
    await untilShown(grid, undefined);
  });

  it('touches its cell, so that the pointer loses neither on the way', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    const cell = cellsOf(grid).find((element) => indexOfCell(element) === 5);
    const { top, left, right } = tooltipOf(grid).getBoundingClientRect();
    const box = cell?.getBoundingClientRect() ?? new DOMRect();
    expect(top).to.be.closeTo(box.bottom, 0.5);
    expect((left + right) / 2).to.be.closeTo(box.x + box.width / 2, 1);
  });

  it('passes no click on to what it covers', async () => {
    const grid = await createTitledGrid();
    const clicked: number[] = [];
    grid.addEventListener('item-click', ({ index }) => clicked.push(index));
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    await click(centerOf(tooltipOf(grid).getBoundingClientRect()));
    await clickItem(grid, 6);
    await until(() => clicked.length > 0);
    expect(clicked).to.deep.equal([6]);
  });

  it('is not shown by a click', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    await clickItem(grid, 5);
    await untilShown(grid, undefined);
    await expectNone(grid);
  });

  it('goes when the items are scrolled away under the pointer', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    await wheel(pointOfItem(grid, 5), 1000);
    await untilShown(grid, undefined);
  });

  it('shows the title of the item that the keyboard has come to, at once', async () => {
    const grid = await createTitledGrid();
    await focusByKeyboard(grid, 5);
    expect(shownBy(grid)).to.equal('Title of 5');
    expect(focusedCell(grid)?.getAttribute('aria-describedby')).to.equal(tooltipOf(grid).id);
    await press('ArrowDown');
    await untilShown(grid, 'Title of 9');
    expect(describedItems(grid)).to.deep.equal([9]);
  });

  it('goes along when the keyboard scrolls', async () => {
    const grid = await createTitledGrid();
    await focusByKeyboard(grid, 9);
    await press('ArrowDown');
    await press('PageDown');
    await untilShown(grid, 'Title of 25');
    await settled(grid);
    expect(shownBy(grid)).to.equal('Title of 25');
    const { top, bottom } = tooltipOf(grid).getBoundingClientRect();
    const cell = focusedCell(grid)?.getBoundingClientRect() ?? new DOMRect();
    expect(Math.min(Math.abs(top - cell.bottom), Math.abs(bottom - cell.top))).to.be.lessThan(1);
  });

  it('is dismissed by Escape while the focus stays, until it moves on', async () => {
    const grid = await createTitledGrid();
    await focusByKeyboard(grid, 5);
    await press('Escape');
    await untilShown(grid, undefined);
    expect(focusedIndex(grid)).to.equal(5);
    await press('ArrowRight');
    await untilShown(grid, 'Title of 6');
  });

  it('goes when the focused item is scrolled away or the focus leaves', async () => {
    const grid = await createTitledGrid();
    await focusByKeyboard(grid, 5);
    await wheel({ x: 200, y: 200 }, 3000);
    await untilShown(grid, undefined);
    await settled(grid);
    await press('ArrowDown');
    await untilShown(grid, 'Title of 9');
    focusedCell(grid)?.blur();
    await untilShown(grid, undefined);
  });

  it('comes back for the focused item when the pointer leaves another one', async () => {
    const grid = await createTitledGrid();
    await focusByKeyboard(grid, 5);
    await hover(pointOfItem(grid, 0));
    await untilShown(grid, 'Title of 0');
    await hover(OUTSIDE);
    await untilShown(grid, 'Title of 5');
  });

  it('stays inside the window at every edge, however long it is', async () => {
    const title = 'A title that runs on and on, without an end in sight, for as long as anybody would care to read it:';
    const grid = await createTitledGrid('inline-size:100vw;block-size:100vh', title);
    const shown = cellsOf(grid).map((element) => ({
      index: indexOfCell(element),
      box: element.getBoundingClientRect(),
    }));
    const whole = shown.filter(({ box }) => box.bottom <= innerHeight && box.top >= 0);
    const columns = Math.max(...whole.map(({ index }) => index)) + 1;
    expect(columns).to.be.greaterThan(20);
    for (const { index, box } of [whole[0], whole.at(-1), whole[6], whole.at(-7)].flatMap((cell) => cell ?? [])) {
      await hover(centerOf(box));
      await untilShown(grid, `${title} ${index}`);
      const { left, top, right, bottom } = tooltipOf(grid).getBoundingClientRect();
      expect([left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight]).to.deep.equal([true, true, true, true]);
    }
  });

  it('fits into a narrow window', async function () {
    const grid = await createTitledGrid('inline-size:300px', 'W'.repeat(200));
    const { innerWidth: before } = window;
    if (!(await setViewport({ width: 320 }))) this.skip();
    try {
      await until(() => innerWidth < before);
      await hover(pointOfItem(grid, 1));
      await untilShown(grid, `${'W'.repeat(200)} 1`);
      const { left, right } = tooltipOf(grid).getBoundingClientRect();
      expect([left >= 0, right <= innerWidth]).to.deep.equal([true, true]);
    } finally {
      await setViewport({ width: before });
      await until(() => innerWidth === before);
    }
  });

  it('is gone with the grid', async () => {
    const grid = await createTitledGrid();
    await hover(pointOfItem(grid, 5));
    await untilShown(grid, 'Title of 5');
    grid.remove();
    document.body.append(grid);
    await settled(grid);
    expect(shownBy(grid)).to.equal(undefined);
  });
});

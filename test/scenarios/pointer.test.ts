import { expect } from 'chai';
import type { ItemActivateEvent, ItemClickEvent, MassImageGrid } from '../../src/index.js';
import { click, engine, tap, wheel } from '../support/engine.js';
import { clickItem, focusedCell, focusedIndex, namedItems, pointOfItem, putBetweenButtons } from '../support/focus.js';
import { cellsOf, createGrid, indexOfCell, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

async function createScrolledGrid(): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(1000) });
  await settled(grid);
  await wheel({ x: 200, y: 200 }, 2050);
  await until(() => grid.scrollOffset > 1000);
  await settled(grid);
  return grid;
}

function recordEvents(grid: MassImageGrid): (ItemClickEvent | ItemActivateEvent)[] {
  const events: (ItemClickEvent | ItemActivateEvent)[] = [];
  grid.addEventListener('item-click', (event) => events.push(event));
  grid.addEventListener('item-activate', (event) => events.push(event));
  return events;
}

const namesOf = (events: readonly (ItemClickEvent | ItemActivateEvent)[]) =>
  events.map(({ type, index }) => `${type} ${index}`);

describe('pointer', () => {
  it('tells which item was clicked', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const events = recordEvents(grid);
    await click(pointOfItem(grid, 6), { modifiers: ['Shift'] });
    await until(() => events.length > 0);
    expect(namesOf(events)).to.deep.equal(['item-click 6']);
    expect(events[0]?.item.alt).to.equal('Picture 6');
    expect(events[0]?.key).to.equal(6);
    expect(events[0]?.originalEvent).to.include({ type: 'click', shiftKey: true });
    expect(events[0]).to.include({ bubbles: true, composed: true });
  });

  it('tells which item was double-clicked', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const events = recordEvents(grid);
    // Not where the test before has clicked: in WebKit the first of these would be the second of a double click.
    await click(pointOfItem(grid, 9), { count: 2 });
    await until(() => events.length === 3);
    expect(namesOf(events)).to.deep.equal(['item-click 9', 'item-click 9', 'item-activate 9']);
  });

  it('tells of no other button', async function () {
    // The driver presses the middle button and releases the left one.
    if (engine === 'webkit') this.skip();
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const events = recordEvents(grid);
    await click(pointOfItem(grid, 6), { button: 'middle' });
    await clickItem(grid, 7);
    await until(() => events.length > 0);
    expect(namesOf(events)).to.deep.equal(['item-click 7']);
  });

  it('tells which item was tapped', async function () {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const events = recordEvents(grid);
    if (!(await tap(pointOfItem(grid, 9)))) this.skip();
    await until(() => events.length > 0);
    expect(namesOf(events)).to.deep.equal(['item-click 9']);
  });

  it('tells which item assistive technology activated, without a place on screen', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    const events = recordEvents(grid);
    cellsOf(grid)
      .find((cell) => indexOfCell(cell) === 10)
      ?.click();
    expect(namesOf(events)).to.deep.equal(['item-click 10']);
  });

  it('focuses a clicked item without a ring and without scrolling', async () => {
    const grid = await createScrolledGrid();
    const offset = grid.scrollOffset;
    const index = grid.indexAtPoint(60, 3) ?? grid.indexAtPoint(60, 8) ?? -1;
    await click({ x: 60, y: grid.indexAtPoint(60, 3) === undefined ? 8 : 3 });
    await until(() => focusedIndex(grid) === index);
    await settled(grid);
    expect(grid.scrollOffset).to.equal(offset);
    expect(getComputedStyle(focusedCell(grid) as Element).outlineStyle).to.equal('none');
  });

  it('does not scroll for a click beside the items, nor move the focus to another one', async () => {
    const grid = await createScrolledGrid();
    const events = recordEvents(grid);
    const offset = grid.scrollOffset;
    const { x, width } = cellsOf(grid)[0]?.getBoundingClientRect() ?? new DOMRect();
    const { before } = putBetweenButtons(grid);
    before.focus();
    const gap = { x: x + width + 2, y: 200 };
    expect(grid.indexAtPoint(gap.x, gap.y)).to.equal(undefined);
    await click(gap);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(grid.scrollOffset).to.equal(offset);
    expect(focusedIndex(grid)).to.equal(undefined);
    expect(events).to.have.length(0);
  });

  it('does not start a selection of text by a double click', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    await click(pointOfItem(grid, 6), { count: 2 });
    expect(String(getSelection()), engine).to.equal('');
  });
});

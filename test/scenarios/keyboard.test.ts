import { expect } from 'chai';
import type { ItemActivateEvent, ItemClickEvent, MassImageGrid } from '../../src/index.js';
import { type Modifier, press } from '../support/engine.js';
import { clickItem, focusedCell, focusedIndex, isInView, namedItems } from '../support/focus.js';
import { createGrid, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** Four columns, three whole rows in view. */
async function createFocusedGrid(properties: Parameters<typeof createGrid>[0] = {}): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(1000), ...properties });
  await settled(grid);
  await clickItem(grid, 5);
  await until(() => focusedIndex(grid) === 5);
  return grid;
}

async function goTo(grid: MassImageGrid, key: string, index: number, modifiers: Modifier[] = []): Promise<void> {
  await press(key, modifiers);
  await until(
    () => focusedIndex(grid) === index,
    () => `${key}: ${focusedIndex(grid)} is not ${index}`,
  );
  await until(
    () => isInView(grid, index),
    () => `item ${index} is not in view`,
  );
}

describe('keyboard', () => {
  it('moves by one item with the arrow keys', async () => {
    const grid = await createFocusedGrid();
    await goTo(grid, 'ArrowRight', 6);
    await goTo(grid, 'ArrowDown', 10);
    await goTo(grid, 'ArrowLeft', 9);
    await goTo(grid, 'ArrowUp', 5);
    await goTo(grid, 'ArrowUp', 1);
    await goTo(grid, 'ArrowUp', 1);
  });

  it('goes from the end of a row to the start of the next one', async () => {
    const grid = await createFocusedGrid();
    await goTo(grid, 'End', 7);
    await goTo(grid, 'ArrowRight', 8);
    await goTo(grid, 'ArrowLeft', 7);
  });

  it('goes to the ends of a row with Home and End, to the ends of the list with Ctrl', async () => {
    const grid = await createFocusedGrid({ items: namedItems(998) });
    await goTo(grid, 'End', 7);
    await goTo(grid, 'Home', 4);
    await goTo(grid, 'End', 997, ['Control']);
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
    await goTo(grid, 'Home', 996);
    await goTo(grid, 'End', 997);
    await goTo(grid, 'Home', 0, ['Control']);
    expect(grid.scrollOffset).to.equal(0);
  });

  it('moves by the rows in view with PageUp and PageDown', async () => {
    const grid = await createFocusedGrid();
    await goTo(grid, 'PageDown', 17);
    await goTo(grid, 'PageDown', 29);
    await goTo(grid, 'PageUp', 17);
    await goTo(grid, 'PageUp', 5);
    await goTo(grid, 'PageUp', 1);
  });

  it('meets a short last row at its end', async () => {
    const grid = await createFocusedGrid({ items: namedItems(10) });
    await goTo(grid, 'End', 7);
    await goTo(grid, 'ArrowDown', 9);
  });

  it('follows the eye where text runs from right to left', async () => {
    const grid = await createFocusedGrid({ dir: 'rtl' });
    await goTo(grid, 'ArrowLeft', 6);
    await goTo(grid, 'ArrowRight', 5);
    await goTo(grid, 'End', 7);
    await goTo(grid, 'Home', 4);
  });

  it('scrolls along, no further than needed', async () => {
    const grid = await createFocusedGrid();
    await goTo(grid, 'ArrowDown', 9);
    expect(grid.scrollOffset).to.equal(0);
    await goTo(grid, 'ArrowDown', 13);
    expect(grid.scrollOffset).to.equal(3 * 104 + 100 - 400);
  });

  it('keeps up with a held key', async () => {
    const grid = await createFocusedGrid();
    await press(Array.from({ length: 60 }, () => 'ArrowDown'));
    await until(() => focusedIndex(grid) === 245);
    expect(isInView(grid, 245)).to.equal(true);
  });

  it('reaches both ends of ten million items, and every item beside them', async () => {
    const grid = await createFocusedGrid({ items: namedItems(10_000_000) });
    await goTo(grid, 'End', 9_999_999, ['Control']);
    expect(focusedCell(grid)?.parentElement?.ariaRowIndex).to.equal('2500000');
    expect(focusedCell(grid)?.ariaColIndex).to.equal('4');
    await goTo(grid, 'ArrowUp', 9_999_995);
    await goTo(grid, 'PageUp', 9_999_983);
    await goTo(grid, 'Home', 0, ['Control']);
    await goTo(grid, 'ArrowDown', 4);
  });

  it('activates with Enter and clicks with Space', async () => {
    const grid = await createFocusedGrid();
    const events: (ItemActivateEvent | ItemClickEvent)[] = [];
    grid.addEventListener('item-activate', (event) => events.push(event));
    grid.addEventListener('item-click', (event) => events.push(event));
    await press('Enter');
    await press(' ', ['Shift']);
    await until(() => events.length === 2);
    expect(events.map(({ type, index }) => `${type} ${index}`)).to.deep.equal(['item-activate 5', 'item-click 5']);
    expect(events[0]).to.include({ key: 5 });
    expect(events[0]?.item.alt).to.equal('Picture 5');
    expect(events[1]?.originalEvent).to.include({ key: ' ', shiftKey: true });
    expect(grid.scrollOffset, 'Space does not scroll').to.equal(0);
  });

  it('leaves keys alone that the page has handled, and those with other modifiers', async () => {
    const grid = await createFocusedGrid();
    const preventDefault = (event: Event) => event.preventDefault();
    grid.addEventListener('keydown', preventDefault, { capture: true, once: true });
    await press('ArrowRight');
    await press('ArrowDown', ['Alt']);
    await goTo(grid, 'ArrowRight', 6);
    await press('ArrowDown', ['Control']);
    // Firefox scrolls to the end by it, whenever it comes to that.
    await settled(grid);
    expect(focusedIndex(grid)).to.equal(6);
    await goTo(grid, 'ArrowRight', 7);
  });
});

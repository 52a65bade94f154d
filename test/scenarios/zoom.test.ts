import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { CellSizeChangeEvent } from '../../src/index.js';
import { cdp, emulateMedia, press } from '../support/engine.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const POINT = { clientX: 150, clientY: 220 };

async function createZoomableGrid(properties = {}): Promise<MassImageGrid> {
  const grid = createGrid({ items: patternItems(100_000), zoomable: true, ...properties });
  await settled(grid);
  grid.scrollToIndex(50_000);
  await settled(grid);
  return grid;
}

/** As engines tell of a wheel that is turned while Ctrl is held, and of a pinched touch pad. */
function turnWheel(grid: MassImageGrid, deltaY: number): WheelEvent {
  const event = new WheelEvent('wheel', { deltaY, ctrlKey: true, bubbles: true, cancelable: true, ...POINT });
  grid.dispatchEvent(event);
  return event;
}

/** Index of the item under the point, and at which share of its height the point stands. */
function under(grid: MassImageGrid): { index: number; share: number } {
  const cell = visibleCells(grid).find(
    ({ rect }) =>
      rect.left <= POINT.clientX &&
      rect.right > POINT.clientX &&
      rect.top <= POINT.clientY &&
      rect.bottom > POINT.clientY,
  );
  if (!cell) throw new Error('no cell under the point');
  return { index: cell.index, share: (POINT.clientY - cell.rect.top) / cell.rect.height };
}

/** Place of an item's row, as a share of its height, at which the point stands. */
function shareOf(grid: MassImageGrid, index: number): number {
  const cell = visibleCells(grid).find((visible) => visible.index === index);
  if (!cell) throw new Error(`item ${index} is not in view`);
  return (POINT.clientY - cell.rect.top) / cell.rect.height;
}

describe('zoom', () => {
  it('keeps the item under the pointer in its place, and tells the new size', async () => {
    const grid = await createZoomableGrid();
    const sizes: number[] = [];
    grid.addEventListener('cell-size-change', (event) => sizes.push(event.cellSize));
    const { index, share } = under(grid);
    for (let turn = 0; turn < 10; turn++) turnWheel(grid, -20);
    await until(() => grid.cellSize === 141);
    await settled(grid);
    expect(shareOf(grid, index)).to.be.closeTo(share, 0.02);
    expect(sizes).to.deep.equal([141]);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map((cell) => cell.index));
  });

  it('stretches what is painted while the gesture goes on', async () => {
    const grid = await createZoomableGrid();
    const width = visibleCells(grid)[0]?.rect.width ?? 0;
    const event = turnWheel(grid, -200);
    expect(event.defaultPrevented).to.equal(true);
    expect(visibleCells(grid)[0]?.rect.width).to.be.closeTo(width * Math.SQRT2, 1);
    expect(grid.cellSize).to.equal(100);
    await until(() => grid.cellSize === 141);
    expect(visibleCells(grid)[0]?.rect.width).to.be.closeTo(141, 1);
  });

  it('goes to and fro without drifting', async () => {
    const grid = await createZoomableGrid();
    const { index, share } = under(grid);
    for (const deltaY of [-200, 200, 300, -300]) {
      const before = grid.cellSize;
      turnWheel(grid, deltaY);
      await until(() => grid.cellSize !== before);
    }
    await settled(grid);
    expect(grid.cellSize).to.be.closeTo(100, 2);
    expect(shareOf(grid, index)).to.be.closeTo(share, 0.05);
  });

  it('leaves the gesture to the page unless it is asked for', async () => {
    const grid = await createZoomableGrid({ zoomable: false });
    expect(turnWheel(grid, -200).defaultPrevented).to.equal(false);
    expect(getComputedStyle(grid).touchAction).to.contain('pinch-zoom');
  });

  it('follows + and − around the focused item', async function () {
    const grid = await createZoomableGrid();
    grid.focus();
    await press(['ArrowDown', 'ArrowDown', 'ArrowRight']);
    const cell = grid.shadowRoot?.activeElement as HTMLElement | null;
    // WebKit's driver cannot focus its window.
    if (!cell?.matches(':focus')) this.skip();
    await settled(grid);
    const middle = (element: Element) => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    };
    const before = middle(cell);
    await press('+');
    await until(() => grid.cellSize === 120);
    await settled(grid);
    const focused = grid.shadowRoot?.activeElement as HTMLElement;
    // A step is animated.
    await until(() => Math.abs(middle(focused) - before) <= 1.5);
    await press('-');
    await until(() => grid.cellSize === 100);
  });

  it('keeps the focused item in its place when a script sets the cell size', async function () {
    const grid = await createZoomableGrid();
    const target = visibleCells(grid)[6];
    if (!target) throw new Error('no seventh cell in view');
    target.element.focus();
    if (!target.element.matches(':focus')) this.skip();
    const middle = target.rect.top + target.rect.height / 2;
    grid.cellSize = 150;
    await settled(grid);
    const rect = visibleCells(grid).find(({ index }) => index === target.index)?.rect;
    expect(rect && rect.top + rect.height / 2).to.be.closeTo(middle, 1.5);
  });

  it('does not animate where less motion is asked for', async function () {
    if (!(await emulateMedia({ 'prefers-reduced-motion': 'reduce' }))) this.skip();
    const grid = await createZoomableGrid();
    grid.focus();
    await press('+');
    await until(() => grid.cellSize === 120);
    expect(grid.shadowRoot?.querySelector('.content')?.getAnimations()).to.deep.equal([]);
    await emulateMedia({});
  });

  it('follows two fingers', async function () {
    const grid = await createZoomableGrid();
    const touch = (type: string, ys: readonly number[]) =>
      cdp('Input.dispatchTouchEvent', { type, touchPoints: ys.map((y, id) => ({ x: 150, y, id })) });
    if (!(await touch('touchStart', [180, 220]))) this.skip();
    for (const spread of [24, 28, 32]) await touch('touchMove', [200 - spread, 200 + spread]);
    await touch('touchEnd', []);
    await until(
      () => grid.cellSize === 160,
      () => `cell size ${grid.cellSize}`,
    );
  });

  it('has an event of its own class', async () => {
    const grid = await createZoomableGrid();
    const changed = new Promise<Event>((resolve) => grid.addEventListener('cell-size-change', resolve));
    turnWheel(grid, 200);
    expect(await changed).to.be.instanceOf(CellSizeChangeEvent);
  });
});

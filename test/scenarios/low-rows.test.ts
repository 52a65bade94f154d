import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { click, hover, press, screenshot, wheel } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const TEN_MILLION = 10_000_000;

/** A wall of 8 px cells in which every cell is red, green or blue by its number. */
const COLORS = ['rgb(255 0 0)', 'rgb(0 255 0)', 'rgb(0 0 255)'];
const wall = (length: number) => ({
  length,
  item: (index: number): ImageItem => ({ background: COLORS[index % 3] as string, title: `Cell ${index}` }),
});

async function createWall(length: number, properties = {}): Promise<MassImageGrid> {
  const grid = createGrid({ items: wall(length), cellSize: 8, gap: 1, overscan: 200, ...properties });
  await settled(grid);
  return grid;
}

/** Which of the three colours a point shows. */
async function shownAt(x: number, y: number): Promise<number> {
  const { data } = await screenshot(new DOMRect(x, y, 1, 1));
  return [0, 1, 2].findIndex((channel) => (data[channel] ?? 0) > 200);
}

/** A point near another one, off the gaps and the edges of cells: Firefox scrolls by fractions of a px, and rounds them. */
function insideOfCell(grid: MassImageGrid, startX: number, startY: number) {
  const steps = [0, 2, 4, 6];
  for (const [x, y] of steps.flatMap((dx) => steps.map((dy) => [startX + dx, startY + dy] as const))) {
    const index = grid.indexAtPoint(x, y);
    const isInside = index === grid.indexAtPoint(x - 2, y - 2) && index === grid.indexAtPoint(x + 2, y + 2);
    if (index !== undefined && isInside) return { x, y, index };
  }
  return undefined;
}

/** Points of the middle of cells all over the viewport show what their items are. */
async function expectOwnColors(grid: MassImageGrid): Promise<void> {
  const points = [
    [40, 12],
    [200, 101],
    [331, 203],
    [420, 390],
  ] as const;
  let seen = 0;
  for (const [startX, startY] of points) {
    const found = insideOfCell(grid, startX, startY);
    if (!found) continue;
    const { x, y, index } = found;
    expect(await shownAt(x, y), `item ${index} at ${x}, ${y}`).to.equal(index % 3);
    seen++;
  }
  expect(seen).to.be.greaterThan(2);
}

const elementsOf = (grid: MassImageGrid) => [
  ...(grid.shadowRoot?.querySelectorAll<HTMLElement>('.row:not(.idle) [role=gridcell]') ?? []),
];
const shownElements = (grid: MassImageGrid) => elementsOf(grid).filter((cell) => !cell.hidden);
const stopOf = (grid: MassImageGrid) => grid.shadowRoot?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]');
const focusedOf = (grid: MassImageGrid) => grid.shadowRoot?.activeElement as HTMLElement | null;

/** Row and column of an element, 1-based as assistive technology is told them. */
const placeOf = (cell: Element | null | undefined) =>
  [cell?.parentElement?.ariaRowIndex, cell?.ariaColIndex].map(Number);

describe('low rows', () => {
  it('share canvases, and their cells have no elements', async () => {
    const grid = await createWall(TEN_MILLION);
    const canvases = [...(grid.shadowRoot?.querySelectorAll('.row:not(.idle) canvas') ?? [])];
    expect(canvases.length).to.be.within(3, 8);
    expect(shownElements(grid)).to.have.length(1);
    expect(grid.stats.cells).to.be.greaterThan(2000);
    await expectOwnColors(grid);
  });

  it('show every item in its place, at both ends of ten million and where a wheel goes', async () => {
    const grid = await createWall(TEN_MILLION);
    grid.scrollToIndex(TEN_MILLION - 1);
    await settled(grid);
    await expectOwnColors(grid);
    await wheel({ x: 200, y: 200 }, -700);
    // A tooltip would be in the way.
    await hover({ x: 700, y: 500 });
    await settled(grid);
    await expectOwnColors(grid);
  });

  it('are read as rows and columns, clean for axe', async () => {
    const grid = await createWall(TEN_MILLION);
    const content = grid.shadowRoot?.querySelector('[role=grid]');
    const columns = Number(content?.ariaColCount);
    expect(Number(content?.ariaRowCount)).to.equal(Math.ceil(TEN_MILLION / columns));
    expect(placeOf(stopOf(grid))).to.deep.equal([1, 1]);
    expect(stopOf(grid)?.ariaLabel).to.equal('Cell 0');
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('are walked through by keys, each step a change of focus', async () => {
    const grid = await createWall(TEN_MILLION);
    const columns = Number(grid.shadowRoot?.querySelector('[role=grid]')?.ariaColCount);
    grid.focus();
    const first = focusedOf(grid);
    await press('ArrowRight');
    expect(focusedOf(grid)).not.to.equal(first);
    expect(placeOf(focusedOf(grid))).to.deep.equal([1, 2]);
    await press('ArrowDown');
    expect(placeOf(focusedOf(grid))).to.deep.equal([2, 2]);
    expect(focusedOf(grid)?.ariaLabel).to.equal(`Cell ${columns + 1}`);
    await press('End');
    expect(placeOf(focusedOf(grid))).to.deep.equal([2, columns]);
    await press('End', ['Control']);
    await settled(grid);
    expect(focusedOf(grid)?.ariaLabel).to.equal(`Cell ${TEN_MILLION - 1}`);
    const focused = focusedOf(grid)?.getBoundingClientRect() as DOMRect;
    expect(grid.indexAtPoint(focused.x + 4, focused.y + 4)).to.equal(TEN_MILLION - 1);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('keep the focus on an item that is scrolled out of sight', async () => {
    const grid = await createWall(TEN_MILLION);
    grid.focus();
    await press('ArrowRight');
    grid.scrollToIndex(5_000_000);
    await settled(grid);
    expect(focusedOf(grid)?.ariaLabel).to.equal('Cell 1');
    await press('ArrowRight');
    await until(() => grid.scrollOffset === 0);
    expect(focusedOf(grid)?.ariaLabel).to.equal('Cell 2');
  });

  it('tell of clicks by their place, and take the focus', async () => {
    const grid = await createWall(TEN_MILLION);
    const clicked: number[] = [];
    grid.addEventListener('item-click', ({ index }) => clicked.push(index));
    const index = grid.indexAtPoint(202, 101);
    await click({ x: 202, y: 101 });
    await until(() => clicked.length > 0);
    expect(clicked).to.deep.equal([index]);
    expect(focusedOf(grid)?.ariaLabel).to.equal(`Cell ${index}`);
  });

  it('show a tooltip at the cell under the pointer', async () => {
    const grid = await createWall(300);
    await hover({ x: 202, y: 20 });
    const tooltip = grid.shadowRoot?.querySelector<HTMLElement>('.tooltip');
    await until(() => tooltip?.matches(':popover-open') === true);
    expect(tooltip?.textContent).to.equal(`Cell ${grid.indexAtPoint(202, 20)}`);
  });

  it('show pictures too', async () => {
    const items = { length: 400, item: (index: number) => ({ src: patternUrl(index % 7), alt: `Picture ${index}` }) };
    const grid = createGrid({ items, cellSize: 20, gap: 0 });
    await settled(grid);
    expect(grid.stats.requests.failed).to.equal(0);
    expect(grid.stats.requests.finished).to.be.at.least(400);
  });

  it('become rows with elements when their cells grow, and go back', async () => {
    const grid = await createWall(5000);
    grid.focus();
    await press('ArrowRight');
    grid.cellSize = 60;
    await settled(grid);
    expect(elementsOf(grid).length).to.be.greaterThan(20);
    expect(focusedOf(grid)?.ariaLabel).to.equal('Cell 1');
    grid.cellSize = 8;
    await settled(grid);
    expect(shownElements(grid)).to.have.length(1);
    expect(focusedOf(grid)?.ariaLabel).to.equal('Cell 1');
    // Its tooltip would be in the way.
    focusedOf(grid)?.blur();
    await expectOwnColors(grid);
  });

  it('stand in sections', async () => {
    const grid = await createWall(TEN_MILLION, {
      sections: [
        { key: 'a', label: 'A', length: 1000 },
        { key: 'b', label: 'B', length: TEN_MILLION - 1000 },
      ],
    });
    grid.scrollToIndex(1000);
    await settled(grid);
    await expectOwnColors(grid);
  });
});

import type { Items, MassImageGrid } from '../../src/index.js';
import { click } from './engine.js';
import { PIXEL } from './fixtures.js';
import { indexOfCell, visibleCells } from './grid.js';

/** Items named by their index, for tests that do not look at pictures: as many as are wanted. */
export function namedItems(length: number): Items {
  return { length, item: (index) => ({ src: PIXEL, key: index, alt: `Picture ${index}` }) };
}

/** The cell that has the focus. */
export function focusedCell(grid: MassImageGrid): HTMLElement | undefined {
  const element = grid.shadowRoot?.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** Item whose cell has the focus, as assistive technology is told it. */
export function focusedIndex(grid: MassImageGrid): number | undefined {
  const cell = focusedCell(grid);
  return cell && indexOfCell(cell);
}

export function centerOf({ x, y, width, height }: DOMRect): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Middle of an item's cell that lies wholly in view. */
export function pointOfItem(grid: MassImageGrid, index: number): { x: number; y: number } {
  const cell = visibleCells(grid).find((visible) => visible.index === index);
  if (!cell) throw new Error(`item ${index} is not in view`);
  return centerOf(cell.rect);
}

export async function clickItem(grid: MassImageGrid, index: number): Promise<void> {
  await click(pointOfItem(grid, index));
}

export function isInView(grid: MassImageGrid, index: number): boolean {
  return visibleCells(grid).some((visible) => visible.index === index);
}

/** A button before the grid in the tab order, and one after it, at the right edge of the page. */
export function putBetweenButtons(grid: MassImageGrid): { before: HTMLButtonElement; after: HTMLButtonElement } {
  const [before, after] = ['before', 'after'].map((name, i) => {
    const button = document.createElement('button');
    button.textContent = name;
    button.style.cssText = `position:absolute;inset:${i * 40}px 0 auto auto`;
    return button;
  }) as [HTMLButtonElement, HTMLButtonElement];
  grid.before(before);
  grid.after(after);
  afterThisTest.push(before, after);
  return { before, after };
}

const afterThisTest: Element[] = [];

afterEach(() => {
  for (const element of afterThisTest.splice(0)) element.remove();
});

import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { readShownCells, settled } from './grid.js';

/** Puts what a page has made by itself into it, until the tests of the suite are over. */
export function attach(element: HTMLElement): void {
  document.body.append(element);
  after(() => element.remove());
}

/** Every cell in view shows its item, in a grid of pattern pictures. */
export async function expectRightPictures(grid: MassImageGrid): Promise<void> {
  await settled(grid);
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(0);
  expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
}

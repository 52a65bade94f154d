import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { cellsOf, createGrid, patternItems, settled } from '../support/grid.js';
import { until } from '../support/until.js';

// Drivers cannot take away what a finger is on: the events are those that engines send, without coordinates.
function touch(cell: Element | undefined, type: 'touchstart' | 'touchend'): void {
  cell?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}

/** Rows as a screen reader comes to them; they are put in order when nothing moves any more. */
function readingOrder(grid: MassImageGrid): number[] {
  const rows = grid.shadowRoot?.querySelectorAll('.row:not(.idle)') ?? [];
  return [...rows].map(({ ariaRowIndex }) => Number(ariaRowIndex));
}

/** Some rows stay, so that those that come take the places of those that leave. */
async function scrollOn(grid: MassImageGrid): Promise<void> {
  grid.scrollTo({ top: 5000 });
  await settled(grid);
  grid.scrollTo({ top: 6000 });
  await settled(grid);
}

const isInOrder = (rows: readonly number[]) => rows.every((row, i) => i === 0 || row > (rows[i - 1] ?? 0));

describe('a touch', () => {
  it('ends with the finger, also when the cell under it has been taken away', async () => {
    const grid = createGrid({ items: patternItems(10_000) });
    await settled(grid);
    const cell = cellsOf(grid)[3];
    touch(cell, 'touchstart');
    // More rows than there are: all of them are replaced.
    grid.style.blockSize = '1200px';
    await until(() => cell && !cell.isConnected);
    touch(cell, 'touchend');
    await scrollOn(grid);
    await until(() => isInOrder(readingOrder(grid)));
  });

  it('holds what is too costly in motion back while it lasts', async () => {
    const grid = createGrid({ items: patternItems(10_000) });
    await settled(grid);
    const cell = cellsOf(grid)[0];
    touch(cell, 'touchstart');
    await scrollOn(grid);
    expect(isInOrder(readingOrder(grid))).to.equal(false);
    touch(cell, 'touchend');
    await until(() => isInOrder(readingOrder(grid)));
  });
});

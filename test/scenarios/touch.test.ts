import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import type { MassImageGrid } from '../../src/index.js';
import { cdp } from '../support/engine.js';
import { namedItems } from '../support/focus.js';
import { cellsOf, createGrid, patternItems, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

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

/** A real finger, from one place to another one above; false where the engine's driver has none. */
async function stroked(from: number, to: number): Promise<boolean> {
  const send = (type: string, ys: readonly number[]) =>
    cdp('Input.dispatchTouchEvent', { type, touchPoints: ys.map((y) => ({ x: 200, y })) });
  if (!(await send('touchStart', [from]))) return false;
  for (let step = 1; step <= 8; step++) {
    await nextFrame();
    await send('touchMove', [from + ((to - from) * step) / 8]);
  }
  await send('touchEnd', []);
  return true;
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
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(10_000) });
    await settled(grid);
    const cell = cellsOf(grid)[0];
    touch(cell, 'touchstart');
    await scrollOn(grid);
    expect(isInOrder(readingOrder(grid))).to.equal(false);
    touch(cell, 'touchend');
    await until(() => isInOrder(readingOrder(grid)));
  });

  it('and its momentum move ten million items px by px, and the thumb comes to its place when all rests', async function () {
    const grid = createGrid({ items: namedItems(10_000_000) });
    await settled(grid);
    grid.scrollToIndex(5_000_000);
    await settled(grid);
    const start = grid.scrollOffset;
    const unequal: number[] = [];
    let last = { native: grid.scrollTop, offset: start };
    grid.addEventListener('scroll', () => {
      const now = { native: grid.scrollTop, offset: grid.scrollOffset };
      const [moved, scrolled] = [now.offset - last.offset, now.native - last.native];
      if (Math.abs(moved - scrolled) > 1) unequal.push(moved);
      last = now;
    });
    for (let stroke = 0; stroke < 3; stroke++) if (!(await stroked(350, 90))) this.skip();
    await settled(grid);
    expect(grid.scrollOffset - start).to.be.greaterThan(600);
    // A write at rest moves the scroller by thousands of px, and the content by none; one frame may tell of it and of a move.
    expect(unequal.filter((moved) => Math.abs(moved) > 500)).to.deep.equal([]);
    const share = grid.scrollOffset / grid.maxScrollOffset;
    await until(() => Math.abs(grid.scrollTop / (grid.scrollHeight - grid.clientHeight) - share) < 0.001);
  });
});

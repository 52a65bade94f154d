import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { emulateMedia, press, screenshot, wheel } from '../support/engine.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { clickItem, focusedCell, focusedIndex, namedItems } from '../support/focus.js';
import { cellsOf, createGrid, patternItems, settled, visibleCells } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

const contentOf = (grid: MassImageGrid) => grid.shadowRoot?.querySelector('[part=grid]');

/** The indexes that rows of the accessibility tree have, in document order. */
function rowOrder(grid: MassImageGrid): number[] {
  const rows = grid.shadowRoot?.querySelectorAll('[role=row]:not(.idle)') ?? [];
  return [...rows].map(({ ariaRowIndex }) => Number(ariaRowIndex));
}

describe('accessibility', () => {
  it('is a named grid with the counts of the whole list', async () => {
    const grid = createGrid({ items: namedItems(1_000_001), label: 'Holidays' });
    await settled(grid);
    const { role, ariaLabel, ariaRowCount, ariaColCount } = contentOf(grid) ?? new Element();
    expect({ role, ariaLabel, ariaRowCount, ariaColCount }).to.deep.equal({
      role: 'grid',
      ariaLabel: 'Holidays',
      ariaRowCount: '250001',
      ariaColCount: '4',
    });
  });

  it('names cells by alt, title or place, and tells where they are in the list', async () => {
    const items: ImageItem[] = Array.from({ length: 60 }, (_, i) => ({ src: patternUrl(i), alt: `Alt ${i}` }));
    items[1] = { src: patternUrl(1), title: 'Title 1' };
    items[2] = { src: patternUrl(2) };
    const grid = createGrid({ items });
    await settled(grid);
    const names = cellsOf(grid).map(({ ariaLabel }) => ariaLabel);
    expect(names.slice(0, 4)).to.deep.equal(['Alt 0', 'Title 1', '3', 'Alt 3']);
    grid.scrollToIndex(45);
    await settled(grid);
    for (const { element, index } of visibleCells(grid)) expect(element.ariaLabel).to.equal(`Alt ${index}`);
    expect(visibleCells(grid).map(({ index }) => index)).to.include(45);
  });

  it('says in the name of a cell that its picture cannot be shown', async () => {
    const grid = createGrid({ items: [{ src: fixtureUrl('status/404'), alt: 'Gone' }] });
    await settled(grid);
    await until(() => cellsOf(grid)[0]?.ariaLabel?.startsWith('Gone ('));
  });

  it('has its rows in reading order at rest, wherever it was scrolled', async () => {
    const grid = createGrid({ items: namedItems(100_000) });
    await settled(grid);
    for (const distance of [700, 5000, -1300, 300]) {
      await wheel({ x: 200, y: 200 }, distance);
      await settled(grid);
      await until(
        () => isSorted(rowOrder(grid)),
        () => rowOrder(grid).join(),
      );
    }
  });

  it('has its rows in reading order where a finger stops in the middle of a fast drag', async () => {
    const grid = createGrid({ items: namedItems(100_000), overscan: 800 });
    grid.scrollToIndex(40_000);
    await settled(grid);
    const [finger] = cellsOf(grid);
    finger?.dispatchEvent(new Event('touchstart', { bubbles: true, composed: true }));
    for (let frame = 0; frame < 20; frame++) {
      grid.scrollTop -= 90;
      await nextFrame();
    }
    finger?.dispatchEvent(new Event('touchend', { bubbles: true, composed: true }));
    await settled(grid);
    await until(
      () => isSorted(rowOrder(grid)),
      () => rowOrder(grid).join(),
    );
  });

  it('has its rows in reading order around the one that has the focus', async () => {
    const grid = createGrid({ items: namedItems(100_000) });
    await settled(grid);
    grid.scrollToIndex(4000);
    await settled(grid);
    await clickItem(grid, 4005);
    for (const index of [4060, 3950, 2000, 50_000, 4005]) {
      grid.scrollToIndex(index);
      await settled(grid);
      await until(
        () => isSorted(rowOrder(grid)),
        () => rowOrder(grid).join(),
      );
      expect(focusedIndex(grid)).to.equal(4005);
      expect(new Set(rowOrder(grid)).size).to.equal(rowOrder(grid).length);
    }
  });

  it('gives axe nothing to find', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
    grid.scrollToIndex(500);
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('shows a ring around the item that the keyboard has come to', async function () {
    const grid = createGrid({ items: patternItems(1000) });
    grid.style.setProperty('--mass-image-grid-focus-ring', '3px solid rgb(255, 0, 255)');
    await settled(grid);
    await clickItem(grid, 5);
    expect(await countPixels(grid, 5, [255, 0, 255]), 'after a click').to.equal(0);
    await press('ArrowRight');
    await until(() => focusedIndex(grid) === 6);
    if (!isWindowFocused(grid)) this.skip();
    expect(await countPixels(grid, 6, [255, 0, 255])).to.be.greaterThan(300);
  });

  for (const scheme of ['light', 'dark']) {
    it(`sets the ring off from any picture where the page is ${scheme}`, async function () {
      const grid = createGrid({ items: patternItems(1000) }, `color-scheme:${scheme}`);
      if (!(await moveByKeyboard(grid))) this.skip();
      await expectRingInContrast(grid);
    });
  }

  it('sets the ring off from any picture in forced colours', async function () {
    for (const scheme of ['light', 'dark'] as const) {
      const media = { 'forced-colors': 'active', 'prefers-color-scheme': scheme } as const;
      if (!(await emulateMedia(media))) this.skip();
      const grid = createGrid({ items: patternItems(1000) }, 'color-scheme:light dark');
      await moveByKeyboard(grid);
      await expectRingInContrast(grid).finally(() => emulateMedia({}));
      grid.remove();
    }
  });

  it('does not scroll smoothly for who wants less motion', async function () {
    if (!(await emulateMedia({ 'prefers-reduced-motion': 'reduce' }))) this.skip();
    const grid = createGrid({ items: namedItems(1000) });
    await settled(grid);
    grid.scrollToIndex(16, { behavior: 'smooth' });
    expect(grid.scrollOffset).to.equal(4 * 104);
    await emulateMedia({});
  });
});

function isSorted(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));
}

/** In a window without focus no element matches `:focus`; WebKit's has none under its driver. */
const isWindowFocused = (grid: MassImageGrid) => focusedCell(grid)?.matches(':focus') === true;

/** False where no ring is to be seen. */
async function moveByKeyboard(grid: MassImageGrid): Promise<boolean> {
  await settled(grid);
  await clickItem(grid, 5);
  await press('ArrowRight');
  await until(() => focusedIndex(grid) === 6);
  return isWindowFocused(grid);
}

/** Two colours of the ring differ so much that one of them is seen on any picture. */
async function expectRingInContrast(grid: MassImageGrid): Promise<void> {
  const cell = visibleCells(grid).find(({ index }) => index === 6)?.rect ?? new DOMRect();
  const { data, width } = await screenshot(new DOMRect(cell.x, cell.y + 50, 6, 1));
  const luminances = Array.from({ length: width }, (_, i) => luminance(data.subarray(4 * i, 4 * i + 3)));
  expect((Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05)).to.be.greaterThan(4.5);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: ArrayLike<number>): number {
  const [r = 0, g = 0, b = 0] = Array.from(color, (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How many device pixels of an item's cell have this colour. */
async function countPixels(grid: MassImageGrid, index: number, [r, g, b]: readonly number[]): Promise<number> {
  const cell = visibleCells(grid).find((visible) => visible.index === index);
  const { data } = await screenshot(cell?.rect ?? new DOMRect());
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++;
  return count;
}

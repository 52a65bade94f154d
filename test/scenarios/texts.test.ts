import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { screenshot } from '../support/engine.js';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const OK: ImageItem = { text: 'OK', color: '#fff', background: '#070' };
const FAIL: ImageItem = { text: 'FAIL', color: '#fff', background: '#a00' };

/** Share of a cell's pixels that are of a colour, of all of it or from its top to a share of its height. */
async function shareOf(
  grid: MassImageGrid,
  index: number,
  isMeant: (rgb: readonly number[]) => boolean,
  height = 1,
): Promise<number> {
  const cell = visibleCells(grid).find((visible) => visible.index === index);
  if (!cell) throw new Error(`item ${index} is not in view`);
  const { rect } = cell;
  const { data } = await screenshot(new DOMRect(rect.x, rect.y, rect.width, rect.height * height));
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (isMeant(data.subarray(at, at + 3) as unknown as number[])) count++;
  return count / (data.length / 4);
}

const isGreen = ([red = 0, green = 0, blue = 0]: readonly number[]) => green > 90 && red < 40 && blue < 40;
const isWhite = (rgb: readonly number[]) => rgb.every((channel) => channel > 230);

describe('texts', () => {
  it('stand in the place of pictures, in their colours', async () => {
    const grid = createGrid({ items: [OK, FAIL, OK, { text: '3' }], cellSize: 90 });
    await settled(grid);
    expect(await shareOf(grid, 0, isGreen)).to.be.within(0.8, 0.99);
    expect(await shareOf(grid, 0, isWhite)).to.be.greaterThan(0.005);
    expect(await shareOf(grid, 1, isGreen)).to.equal(0);
    expect(grid.stats.requests).to.deep.include({ queued: 0, running: 0, finished: 0, failed: 0 });
  });

  it('are there when the grid has settled, which needs no request', async () => {
    const grid = createGrid({ items: Array.from({ length: 500 }, () => OK) });
    await new Promise((resolve) => grid.addEventListener('settled', resolve, { once: true }));
    // WebKit shows a canvas two frames after it has a layer.
    await until(async () => (await shareOf(grid, 0, isGreen)) > 0.8);
    expect(grid.shadowRoot?.querySelectorAll('[part~=placeholder]')).to.have.length(0);
  });

  it('are badges on pictures', async () => {
    const grid = createGrid({ items: [{ src: patternUrl(5), text: '7', background: '#0c0' }, { src: patternUrl(5) }] });
    await settled(grid);
    const shares = [await shareOf(grid, 0, isGreen), await shareOf(grid, 1, isGreen)];
    expect(shares[0]).to.be.within(0.01, 0.2);
    expect(shares[1]).to.equal(0);
    expect(await shareOf(grid, 0, isGreen, 0.5)).to.equal(0);
  });

  it('are badges on pictures that an <img> shows, too', async () => {
    const svg = new Blob([
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90"/></svg>',
    ]);
    const grid = createGrid({ items: [{ src: svg, text: '7', background: '#0c0' }] });
    await settled(grid);
    await until(() => grid.shadowRoot?.querySelector<HTMLImageElement>('.cell img')?.complete === true);
    await until(async () => (await shareOf(grid, 0, isGreen)) > 0.01);
    expect(await shareOf(grid, 0, isGreen)).to.be.below(0.2);
    expect(await shareOf(grid, 0, isGreen, 0.5)).to.equal(0);
    expect(await violationsIn(grid)).to.deep.equal([]);
    grid.items = [patternUrl(5)];
    await settled(grid);
    expect(grid.shadowRoot?.querySelectorAll('.badge')).to.have.length(0);
  });

  it('stand in for pictures that cannot be shown', async () => {
    const missing = fixtureUrl('status/404');
    const errors: number[] = [];
    const grid = createGrid();
    grid.addEventListener('item-error', ({ index }) => errors.push(index));
    grid.items = [
      { src: missing, ...OK, fallback: 'text' },
      { src: patternUrl(1), ...OK, fallback: 'text' },
      { src: missing, alt: 'Gone' },
      { src: 'ftp://nowhere', ...OK, fallback: 'text' },
    ];
    await settled(grid);
    await until(() => errors.length === 3);
    expect(errors.sort()).to.deep.equal([0, 2, 3]);
    expect(await shareOf(grid, 0, isGreen)).to.be.greaterThan(0.8);
    expect(await shareOf(grid, 3, isGreen)).to.be.greaterThan(0.8);
    expect((await readShownCells(grid))[1]?.shown).to.equal(1);
    const parts = visibleCells(grid).map(({ element }) => element.getAttribute('part'));
    expect(parts).to.deep.equal(['cell', 'cell', 'cell error', 'cell']);
  });

  it('name their items where nothing else does', async () => {
    const grid = createGrid({
      items: [OK, { ...OK, title: 'Server 2' }, { ...OK, title: 'Server 3', alt: 'Third' }, { background: '#070' }],
    });
    await settled(grid);
    const names = visibleCells(grid).map(({ element }) => element.ariaLabel);
    expect(names).to.deep.equal(['OK', 'Server 2', 'Third', '4']);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('change by themselves, and leave pictures alone', async () => {
    const ledger = crypto.randomUUID();
    const items: ImageItem[] = [{ src: patternUrl(9, 'jpg', { ledger }) }, ...Array.from({ length: 30 }, () => FAIL)];
    const grid = createGrid({ items });
    await settled(grid);
    items[8] = OK;
    grid.refresh({ start: 8, end: 9 });
    await settled(grid);
    expect(await shareOf(grid, 8, isGreen)).to.be.greaterThan(0.8);
    expect(await shareOf(grid, 9, isGreen)).to.equal(0);
    expect((await requestsOf(ledger)).started).to.equal(1);
  });
});

import { expect } from 'chai';
import type { ImageItem, ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { screenshot, setViewport } from '../support/engine.js';
import { fixtureUrl, patternUrl, requestsOf, type SheetShape, sheetUrl } from '../support/fixtures.js';
import { createGrid, readShownCells, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const SHAPE: SheetShape = { columns: 10, rows: 10, cell: 60 };

/** The sprite with the pattern of `index`. */
function spriteItem(index: number, ledger: string, shape = SHAPE): ImageItem {
  const { columns, rows, cell } = shape;
  const number = Math.floor(index / (columns * rows));
  const place = index % (columns * rows);
  const rect = { x: (place % columns) * cell, y: Math.floor(place / columns) * cell, width: cell, height: cell };
  return { sprite: { src: sheetUrl(number, shape, { ledger }), ...rect }, alt: `Picture ${index}` };
}

async function expectOwnPictures(grid: MassImageGrid): Promise<void> {
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(5);
  expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
}

/** A sheet of green sprites of 50 px, 2 px apart, with magenta between them. */
async function greenSheet(): Promise<Blob> {
  const canvas = new OffscreenCanvas(520, 520);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context to draw with');
  context.fillStyle = '#f0f';
  context.fillRect(0, 0, 520, 520);
  context.fillStyle = '#0f0';
  for (let place = 0; place < 100; place++) {
    context.fillRect((place % 10) * 52 + 1, Math.floor(place / 10) * 52 + 1, 50, 50);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Whether a cell is green from edge to edge; its outermost device px are blended where a cell begins within one. */
async function isGreenAll(rect: DOMRect): Promise<boolean> {
  const inset = 1 / devicePixelRatio;
  const clip = new DOMRect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset);
  const { data } = await screenshot(clip);
  for (let i = 0; i < data.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
    if (red > 3 || green < 252 || blue > 3) return false;
  }
  return data.length > 0;
}

describe('sprites', () => {
  it('show a hundred pictures by one request for each worker', async () => {
    const ledger = crypto.randomUUID();
    const grid = createGrid({
      items: Array.from({ length: 100 }, (_, index) => spriteItem(index, ledger)),
      workers: 2,
    });
    await settled(grid);
    await expectOwnPictures(grid);
    grid.scrollToIndex(99);
    await settled(grid);
    await expectOwnPictures(grid);
    // One for each, and one more where it is given up while the grid is laid out.
    expect((await requestsOf(ledger)).started).to.be.within(1, 4);
    expect(grid.stats.memory.held.sheets).to.be.within(1, 2 * 600 * 600 * 4);
    grid.remove();
    await until(() => grid.stats.memory.held.sheets === 0);
  });

  it('stand in one row with pictures of their own files', async () => {
    const ledger = crypto.randomUUID();
    const items = Array.from({ length: 40 }, (_, index) =>
      index % 3 === 0 ? { src: patternUrl(index), alt: `Picture ${index}` } : spriteItem(index, ledger),
    );
    const grid = createGrid({ items });
    await settled(grid);
    await expectOwnPictures(grid);
  });

  it('stand in one list with pictures, texts, and texts in place of what fails', async () => {
    const ledger = crypto.randomUUID();
    const missing = fixtureUrl('status/404');
    const kinds: ((index: number) => ImageItem)[] = [
      (index) => ({ src: patternUrl(index), alt: `Picture ${index}` }),
      (index) => spriteItem(index, ledger),
      (index) => ({ text: String(index), background: '#070' }),
      (index) => ({ src: missing, text: 'none', fallback: 'text', key: index }),
    ];
    const items = Array.from({ length: 400 }, (_, index): ImageItem => kinds[index % 4]?.(index) ?? {});
    const grid = createGrid({ items });
    for (const first of [0, 200]) {
      grid.scrollToIndex(first, { block: 'start' });
      await settled(grid);
      const cells = await readShownCells(grid);
      expect(cells.length).to.be.greaterThan(10);
      const expected = cells.map(({ index }) => (index % 4 < 2 ? index : undefined));
      expect(cells.map(({ shown }) => shown)).to.deep.equal(expected);
    }
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('show nothing of their neighbours, at any device pixel ratio', async () => {
    const sheet = await greenSheet();
    const items = Array.from({ length: 100 }, (_, place): ImageItem => {
      const [x, y] = [(place % 10) * 52 + 1, Math.floor(place / 10) * 52 + 1];
      return { sprite: { src: sheet, x, y, width: 50, height: 50 } };
    });
    const grid = createGrid({ items, cellSize: 33, gap: 3, overscan: 0 }, 'block-size:80px;');
    for (const [round, deviceScaleFactor] of [1, 1.5, 2].entries()) {
      // Chromium passes a new ratio on with a new width alone.
      const isSet =
        deviceScaleFactor === devicePixelRatio || (await setViewport({ deviceScaleFactor, width: 801 + round }));
      if (!isSet) continue;
      await until(() => devicePixelRatio === deviceScaleFactor);
      for (const cellSize of [33, 77]) {
        grid.cellSize = cellSize;
        await settled(grid);
        for (const { index, rect } of visibleCells(grid).slice(0, 3)) {
          expect(await isGreenAll(rect), `sprite ${index} of ${cellSize} px at ${deviceScaleFactor}`).to.equal(true);
        }
      }
    }
  });

  it('have the shape of their cut in layouts by shape', async () => {
    const ledger = crypto.randomUUID();
    const sprite = { src: sheetUrl(0, SHAPE, { ledger }), x: 0, y: 0, width: 120, height: 60 };
    const grid = createGrid({ items: Array.from({ length: 30 }, () => ({ sprite })), layout: 'masonry' });
    await settled(grid);
    for (const { rect } of visibleCells(grid)) expect(rect.width / rect.height).to.be.closeTo(2, 0.05);
  });

  it('each fail with their sheet, and show when it can be had after all', async () => {
    const ledger = crypto.randomUUID();
    const src = fixtureUrl('status/404', { ledger });
    const items: ImageItem[] = Array.from({ length: 8 }, (_, place) => ({
      sprite: { src, x: place * 60, y: 0, width: 60, height: 60 },
    }));
    const errors: ItemErrorEvent[] = [];
    const grid = createGrid({ items, workers: 1 });
    grid.addEventListener('item-error', (event) => errors.push(event));
    await settled(grid);
    expect(errors.map(({ index }) => index).sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(errors[0]?.cause).to.include({ name: 'HttpError' });
    const before = (await requestsOf(ledger)).started;
    for (const [place] of items.entries()) items[place] = spriteItem(place, ledger);
    expect(grid.retry()).to.equal(8);
    await settled(grid);
    await expectOwnPictures(grid);
    expect((await requestsOf(ledger)).started).to.equal(before + 1);
  });

  it('that make no sense fail by name', async () => {
    const ledger = crypto.randomUUID();
    const good = spriteItem(1, ledger);
    const bad = { sprite: { src: sheetUrl(0, SHAPE, { ledger }), x: 0.5, y: 0, width: 60, height: 60 } };
    const errors: ItemErrorEvent[] = [];
    const grid = createGrid({ items: [bad, good] });
    grid.addEventListener('item-error', (event) => errors.push(event));
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name])).to.deep.equal([[0, 'InvalidItemError']]);
    expect((await readShownCells(grid))[1]?.shown).to.equal(1);
  });
});

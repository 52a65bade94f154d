import { expect } from 'chai';
import type { Fit } from '../../src/index.js';
import { screenshot, setViewport } from '../support/engine.js';
import { fixtureUrl, type PatternFormat, patternUrl } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

/** Mean colour of a spot of the screen, given as shares of a cell. */
async function colourAt(cell: DOMRect, inline: number, block: number): Promise<number[]> {
  const clip = new DOMRect(cell.x + inline * cell.width - 3, cell.y + block * cell.height - 3, 6, 6);
  const { data } = await screenshot(clip);
  const sums = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (data[i + c] ?? 0);
  return sums.map((sum) => Math.round(sum / (data.length / 4)));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
}

describe('pictures', () => {
  for (const format of ['jpg', 'png', 'webp', 'avif'] satisfies PatternFormat[]) {
    it(`shows ${format} files`, async () => {
      const grid = createGrid({ items: patternItems(20, format) });
      await settled(grid);
      const cells = await readShownCells(grid);
      expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
    });
  }

  it('shows every picture in its own cell from right to left', async () => {
    const grid = createGrid({ items: patternItems(100), dir: 'rtl' });
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
    const [first, second] = visibleCells(grid);
    expect(first?.rect.left).to.be.greaterThan(second?.rect.left ?? 0);
  });

  it('shows pictures far larger than their cells', async () => {
    const grid = createGrid({ items: patternItems(8, 'jpg', { size: 3000 }) });
    await settled(grid);
    expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    // Decoded near the size that is shown, and not as they are: eight whole ones would take 288 MB.
    expect(grid.stats.bitmaps.bytes).to.be.lessThan(8 * 4 * 376 ** 2);
  });

  it('shows all eight EXIF orientations upright', async () => {
    const items = Array.from({ length: 8 }, (_, n) => fixtureUrl(`orientation/${n + 1}.jpg`));
    const grid = createGrid({ items, fit: 'fill' });
    await settled(grid);
    const rects = visibleCells(grid).map(({ rect }) => rect);
    const corners = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ] as const;
    for (const [inline, block] of corners) {
      const upright = await colourAt(rects[0] as DOMRect, inline, block);
      for (const [n, rect] of rects.entries()) {
        expect(distance(await colourAt(rect, inline, block), upright), `orientation ${n + 1}`).to.be.lessThan(20);
      }
    }
  });

  for (const fit of ['cover', 'contain', 'fill', 'scale-down', 'none'] satisfies Fit[]) {
    it(`draws ${fit} as an <img> with that object-fit`, async () => {
      const src = patternUrl(123_456, 'png', { width: 180, height: 60 });
      const grid = createGrid({ items: [src], cellSize: 120, fit });
      await settled(grid);
      const cell = visibleCells(grid)[0]?.rect as DOMRect;
      const drawn = await screenshot(cell);
      const image = new Image();
      image.style.cssText = `position:absolute;inset:0 auto auto 600px;inline-size:120px;block-size:120px;object-fit:${fit}`;
      image.src = src;
      document.body.append(image);
      await image.decode();
      // An engine may paint an image some frames after it says that it has decoded it.
      await until(async () => meanDifference(drawn, await screenshot(image.getBoundingClientRect())) < 12);
      image.remove();
    });
  }

  it('draws in device pixels, also after the ratio has changed', async function () {
    const grid = createGrid({ items: patternItems(100), cellSize: 101 });
    await settled(grid);
    for (const deviceScaleFactor of [2, 1.5, 1]) {
      if (!(await setViewport({ deviceScaleFactor, width: innerWidth + 1 }))) this.skip();
      await until(() => devicePixelRatio === deviceScaleFactor);
      await settled(grid);
      const [cell] = visibleCells(grid);
      const canvas = cell?.element.parentElement?.querySelector('canvas') as HTMLCanvasElement;
      const box = canvas.getBoundingClientRect();
      expect([canvas.width, canvas.height]).to.deep.equal([
        Math.round(box.width * deviceScaleFactor),
        Math.round(box.height * deviceScaleFactor),
      ]);
      const cells = await readShownCells(grid);
      expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
    }
  });
});

function meanDifference(a: ImageData, b: ImageData): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
  return sum / a.data.length;
}

import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { engine, screenshot, setViewport } from '../support/engine.js';
import { createGrid, readShownCells, settled, visibleCells } from '../support/grid.js';
import { patternOf, photographs, sizeOf } from '../support/photographs.js';
import { until } from '../support/until.js';

const RATIOS = [1.25, 1.5, 2, 3];
const TEN_MILLION = 10_000_000;
const MIDDLE = 5_000_000;

/** The same list at each device pixel ratio, in its middle; false where the engine has but one. */
async function atEachRatio(grid: MassImageGrid, check: () => Promise<void>): Promise<boolean> {
  await settled(grid);
  for (const [round, deviceScaleFactor] of RATIOS.entries()) {
    // Chromium passes a new ratio on with a new width alone.
    if (!(await setViewport({ deviceScaleFactor, width: 801 + round }))) return false;
    await until(() => devicePixelRatio === deviceScaleFactor);
    grid.scrollToIndex(MIDDLE);
    await settled(grid);
    await check();
  }
  return true;
}

async function expectOwnPictures(grid: MassImageGrid): Promise<void> {
  const cells = await readShownCells(grid);
  // A panorama of 3:1 is too low for its pattern to be read.
  const readable = cells.filter(({ index }) => sizeOf(index).width < 300);
  expect(readable.length).to.be.greaterThan(5);
  const expected = readable.map(({ index }) => patternOf(index));
  expect(
    readable.map(({ shown }) => shown),
    `at ${devicePixelRatio}`,
  ).to.deep.equal(expected);
}

/**
 * Where cells begin in a line of pixels above their letters. Nothing is between the red of gaps and the white of cells: what
 * does not begin on a whole device pixel is blended. Emulation puts all of them a pixel off where a ratio is emulated.
 */
function startsOfCells({ data, width }: ImageData, line: number): number[] {
  const greens = Array.from({ length: width }, (_, x) => data[(line * width + x) * 4 + 1] ?? 0);
  expect([...new Set(greens)].sort((a, b) => a - b)).to.deep.equal([0, 255]);
  return greens.flatMap((green, x) => (green === 255 && greens[x - 1] === 0 ? [x] : []));
}

/** The pixels of a cell. */
function lookOf({ data, width }: ImageData, left: number, top: number, size: number): string {
  const lines = Array.from({ length: size }, (_, row) => {
    const at = ((top + row) * width + left) * 4;
    return data.subarray(at, at + size * 4).join();
  });
  return lines.join('\n');
}

/** Where the content ends, on a whole device pixel. */
const endOf = (grid: MassImageGrid) => Math.floor(grid.clientWidth * devicePixelRatio) / devicePixelRatio;

describe('device pixel ratios', function () {
  this.timeout(30_000);

  it('leave rows of the justified layout flush, and each cell with its own picture', async function () {
    const items = photographs(TEN_MILLION, { areSizesTold: true });
    const grid = createGrid({ items, layout: 'justified', cellSize: 90, overscan: 100 });
    const isSupported = await atEachRatio(grid, async () => {
      const rights = new Map<number, number>();
      for (const { rect } of visibleCells(grid)) rights.set(rect.top, Math.max(rect.right, rights.get(rect.top) ?? 0));
      expect(rights.size).to.be.greaterThan(2);
      for (const right of rights.values()) expect(right, `at ${devicePixelRatio}`).to.be.closeTo(endOf(grid), 0.05);
      await expectOwnPictures(grid);
    });
    if (!isSupported) this.skip();
  });

  it('leave columns of the masonry layout apart by the gap, and each cell with its own picture', async function () {
    const items = photographs(TEN_MILLION, { areSizesTold: true });
    const grid = createGrid({ items, layout: 'masonry', stretch: true, overscan: 100 });
    const isSupported = await atEachRatio(grid, async () => {
      const columns = new Map(visibleCells(grid).map(({ rect }) => [Math.round(rect.left), rect]));
      const rects = [...columns.values()].sort((a, b) => a.left - b.left);
      expect(rects.length).to.equal(4);
      // Columns are of whole device pixels: what is left over is less than one for each.
      const end = rects.at(-1)?.right ?? 0;
      expect(endOf(grid) - end, `at ${devicePixelRatio}`).to.be.within(-0.05, 4 / devicePixelRatio);
      for (const [place, { right }] of rects.slice(0, -1).entries()) {
        expect((rects[place + 1]?.left ?? 0) - right).to.be.closeTo(
          Math.round(4 * devicePixelRatio) / devicePixelRatio,
          0.05,
        );
      }
      await expectOwnPictures(grid);
    });
    if (!isSupported) this.skip();
  });

  it('leave texts alike in all cells, to the pixel, and cells apart by gaps of whole ones', async function () {
    // The others scale pictures of the screen, or have one ratio.
    if (engine !== 'chromium') this.skip();
    const items = Array.from({ length: 200 }, () => ({ text: 'Ag7', color: '#000', background: '#fff' }));
    const grid = createGrid({ items, cellSize: 30, gap: 2, overscan: 0 }, 'background:#f00;block-size:120px;');
    await settled(grid);
    for (const [round, deviceScaleFactor] of [1, 1.5, 2].entries()) {
      const isSet =
        deviceScaleFactor === devicePixelRatio || (await setViewport({ deviceScaleFactor, width: 801 + round }));
      if (!isSet) return this.skip();
      await until(() => devicePixelRatio === deviceScaleFactor);
      await settled(grid);
      const shown = await screenshot(new DOMRect(0, 0, grid.clientWidth, 120));
      const [cell, gap] = [30 * deviceScaleFactor, 2 * deviceScaleFactor];
      const starts = startsOfCells(shown, 1);
      expect(starts.length, `cells at ${deviceScaleFactor}`).to.equal(
        visibleCells(grid).filter(({ rect }) => rect.y === 0).length,
      );
      for (const [place, start] of starts.entries()) expect(start).to.equal((starts[0] ?? 0) + place * (cell + gap));
      const looks = new Set(starts.flatMap((x) => [0, 1, 2].map((row) => lookOf(shown, x, row * (cell + gap), cell))));
      expect(looks.size, `looks at ${deviceScaleFactor}`).to.equal(1);
    }
  });
});

import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { engine, screenshot, wheel } from '../support/engine.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { readPattern } from '../support/pattern.mjs';
import { seededRandom } from '../support/seeded-random.js';
import { nextFrame } from '../support/until.js';

const CELL_PX = 100;
const PITCH_PX = 104;

/** A pattern still reads when it is looked at a quarter of a square beside its place. */
const READING_TOLERANCE_PX = 12;

/**
 * Scroll offsets that the rows on a screenshot bear witness to. All must agree: a recycled row that still showed its
 * former pictures would tell of another place in the list.
 */
function offsetsOnScreen(image: ImageData, columns: number, inlineStart: number): number[] {
  const scale = image.width / 480;
  const offsets: number[] = [];
  for (let y = 0; y + CELL_PX * scale <= image.height; y += 4) {
    const indexes = Array.from({ length: columns }, (_, column) => {
      const x = (inlineStart + column * PITCH_PX) * scale;
      return readPattern(image, { x, y, width: CELL_PX * scale, height: CELL_PX * scale });
    });
    const row = rowOf(indexes, columns);
    if (row !== undefined) offsets.push(row * PITCH_PX - y / scale);
  }
  return offsets;
}

/** The row that at least two neighbouring cells agree on: one pattern alone may be read by chance. */
function rowOf(indexes: readonly (number | undefined)[], columns: number): number | undefined {
  const rows = indexes.map((index, column) =>
    index !== undefined && index % columns === column ? Math.floor(index / columns) : undefined,
  );
  return rows.find((row, column) => row !== undefined && row === rows[column + 1]);
}

function spread(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/**
 * Firefox 153 may leave a screenshot unanswered for ever while a worker draws on a canvas of the page: there the screen
 * is read when the worker has come to rest, in the other engines in full motion.
 */
async function beforeScreenshot(grid: MassImageGrid): Promise<void> {
  if (engine === 'firefox') await settled(grid);
}

async function screenOf(grid: MassImageGrid): Promise<ImageData> {
  await beforeScreenshot(grid);
  return screenshot(new DOMRect(0, 0, 480, grid.clientHeight));
}

/** Cells that show the picture of another item. */
async function wrongCells(grid: MassImageGrid) {
  await beforeScreenshot(grid);
  const cells = await readShownCells(grid);
  return cells.filter(({ index, shown }) => shown !== undefined && shown !== index);
}

describe('recycling', function () {
  // Firefox takes seconds for a screenshot of a page in motion.
  this.timeout(60_000);

  it('shows no row of another place while the wheel scrolls', async () => {
    const grid = createGrid({ items: patternItems(1_000_000), overscan: 300 });
    await settled(grid);
    const inlineStart = visibleCells(grid)[0]?.rect.left ?? 0;
    let readings = 0;
    // Rows that only just were given their place show placeholders, most of all in WebKit: some must have been read.
    for (let step = 0; step < 12 || (readings <= 3 && step < 60); step++) {
      await wheel({ x: 200, y: 200 }, step % 5 === 4 ? -900 : 500);
      await nextFrame();
      const offsets = offsetsOnScreen(await screenOf(grid), 4, inlineStart);
      readings += offsets.length;
      expect(spread(offsets), `offsets ${offsets}`).to.be.lessThan(2 * READING_TOLERANCE_PX);
    }
    expect(readings).to.be.greaterThan(3);
  });

  it('shows no wrong picture right after a jump', async () => {
    const random = seededRandom(7);
    const grid = createGrid({ items: patternItems(1_000_000), overscan: 300 });
    await settled(grid);
    for (let jump = 0; jump < 8; jump++) {
      grid.scrollToIndex(Math.floor(random() * 1_000_000), { block: 'center' });
      expect(await wrongCells(grid)).to.deep.equal([]);
    }
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('shows no wrong picture while it is resized', async () => {
    const grid = createGrid({ items: patternItems(1_000_000), overscan: 300 });
    await settled(grid);
    grid.scrollToIndex(4000);
    await settled(grid);
    for (const width of [430, 330, 220, 310, 450, 480]) {
      grid.style.inlineSize = `${width}px`;
      // The first frame sees the new width, the second one the new layout.
      await nextFrame();
      await nextFrame();
      expect(await wrongCells(grid), `at ${width} px`).to.deep.equal([]);
    }
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('creates no element while it scrolls', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    const known = new Set<Node>(grid.shadowRoot?.querySelectorAll('*'));
    for (let step = 0; step < 12; step++) await wheel({ x: 200, y: 200 }, 700);
    await settled(grid);
    const added = [...(grid.shadowRoot?.querySelectorAll('*') ?? [])].filter((element) => !known.has(element));
    expect(added).to.deep.equal([]);
  });
});

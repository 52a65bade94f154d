import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { oneOf, wholeBetween } from '../support/choices.js';
import { press, setViewport, wheel } from '../support/engine.js';
import { PIXEL } from '../support/fixtures.js';
import { createGrid, visibleCells } from '../support/grid.js';
import { seededRandom } from '../support/seeded-random.js';
import { nextFrame, until } from '../support/until.js';

const CELL = 100;
const GAP = 4;
const LENGTHS = [999_999_999, 10_000_000, 10_000_001, 1_000_000, 4000, 3] as const;

const itemsOf = (length: number) => ({ length, item: (index: number) => ({ src: PIXEL, key: index }) });

/** Where rows must stand: equal rows of whole device pixels, as many columns as fit. */
function oracleOf(grid: MassImageGrid): { columns: number; pitch: number; maxOffset: number } {
  const inDevicePixels = (length: number) => Math.round(length * devicePixelRatio);
  const pitch = (inDevicePixels(CELL) + inDevicePixels(GAP)) / devicePixelRatio;
  const available = Math.floor(grid.clientWidth * devicePixelRatio) + inDevicePixels(GAP);
  const columns = Math.max(1, Math.floor(available / (pitch * devicePixelRatio)));
  const rows = Math.ceil(grid.stats.items / columns);
  const contentSize = rows * pitch - inDevicePixels(GAP) / devicePixelRatio;
  return { columns, pitch, maxOffset: Math.max(0, contentSize - grid.clientHeight) };
}

/** Every cell in view shows the item that belongs at its place, and no place in view is left empty. */
function expectTruth(grid: MassImageGrid, step: string): void {
  const { columns, pitch, maxOffset } = oracleOf(grid);
  const offset = grid.scrollOffset;
  expect(grid.maxScrollOffset, step).to.be.closeTo(maxOffset, 0.01);
  expect(offset, step).to.be.within(0, maxOffset + 0.01);
  const { top } = grid.getBoundingClientRect();
  const cells = visibleCells(grid);
  for (const { index, rect } of cells) {
    const expected = Math.floor(index / columns) * pitch - offset;
    // Firefox and WebKit round what a compositor scrolls to device pixels.
    expect(rect.top - top, `${step}: item ${index}`).to.be.closeTo(expected, 1);
  }
  const first = Math.ceil((offset - 1) / pitch);
  const last = Math.min(
    Math.ceil(grid.stats.items / columns),
    Math.floor((offset + grid.clientHeight - CELL + 1) / pitch) + 1,
  );
  const rows = new Set(cells.map(({ index }) => Math.floor(index / columns)));
  for (let row = first + 1; row < last - 1; row++) expect(rows.has(row), `${step}: row ${row}`).to.equal(true);
}

/** Waits until nothing has moved for some frames. */
async function atRest(grid: MassImageGrid): Promise<void> {
  await grid.updateComplete;
  let frames = 0;
  let before = '';
  await until(() => {
    const now = `${grid.scrollOffset} ${grid.scrollTop} ${grid.scrollHeight}`;
    frames = now === before ? frames + 1 : 0;
    before = now;
    return frames > 14;
  });
}

/** Follows a scroll: the content moves by what the scroller moves, or stays while the scroller is put elsewhere. */
function watchContinuity(grid: MassImageGrid): { readonly broken: readonly string[]; stop(): void } {
  const broken: string[] = [];
  let last = { native: grid.scrollTop, offset: grid.scrollOffset };
  const onScroll = () => {
    const now = { native: grid.scrollTop, offset: grid.scrollOffset };
    const moved = now.offset - last.offset;
    const isContinuous = Math.abs(moved - (now.native - last.native)) <= 1 || Math.abs(moved) <= 1;
    if (!isContinuous) broken.push(`${JSON.stringify(last)} → ${JSON.stringify(now)}`);
    last = now;
  };
  grid.addEventListener('scroll', onScroll);
  return { broken, stop: () => grid.removeEventListener('scroll', onScroll) };
}

/** Does something, waits until all rests, and says what it was. */
type Step = (grid: MassImageGrid, random: () => number) => Promise<string>;

const turnWheel: Step = async (grid, random) => {
  const delta = wholeBetween(random, 40, 1500) * (random() < 0.5 ? -1 : 1);
  const before = grid.scrollOffset;
  const watch = watchContinuity(grid);
  await wheel({ x: 60, y: 60 }, delta);
  await atRest(grid);
  watch.stop();
  const step = `wheel ${delta} from ${before}`;
  expect(watch.broken, step).to.deep.equal([]);
  const moved = grid.scrollOffset - before;
  const isAtEnd = delta < 0 ? grid.scrollOffset === 0 : grid.scrollOffset >= grid.maxScrollOffset - 0.5;
  expect(moved * Math.sign(delta), step).to.be.at.least(0);
  expect(isAtEnd || Math.abs(moved) > 20, `${step} moved by ${moved}`).to.equal(true);
  return step;
};

const dragThumb: Step = async (grid, random) => {
  const most = grid.scrollHeight - grid.clientHeight;
  const share = oneOf(random, [0, 1, random(), random(), random()]);
  grid.scrollTop = share * most;
  await atRest(grid);
  const step = `thumb at ${share}`;
  if (share === 0) expect(grid.scrollOffset, step).to.equal(0);
  if (share === 1) expect(grid.scrollOffset, step).to.be.closeTo(grid.maxScrollOffset, 0.5);
  return step;
};

const jump: Step = async (grid, random) => {
  const last = grid.stats.items - 1;
  const index = oneOf(random, [0, last, wholeBetween(random, 0, last), wholeBetween(random, 0, last)]);
  grid.scrollToIndex(index, { block: oneOf(random, ['start', 'center', 'end', 'nearest']) });
  const row = Math.floor(index / oracleOf(grid).columns) * oracleOf(grid).pitch;
  expect(row, `jump to ${index}`).to.be.within(grid.scrollOffset - 1, grid.scrollOffset + grid.clientHeight - CELL + 1);
  await atRest(grid);
  return `jump to ${index}`;
};

const resize: Step = async (grid, random) => {
  const { columns, pitch } = oracleOf(grid);
  const first = Math.floor((grid.scrollOffset + 1) / pitch) * columns;
  grid.style.inlineSize = `${wholeBetween(random, 150, 700)}px`;
  grid.style.blockSize = `${wholeBetween(random, 150, 560)}px`;
  await atRest(grid);
  const after = oracleOf(grid);
  const offsetOfFirst = Math.floor(first / after.columns) * after.pitch - grid.scrollOffset;
  const isAtEnd = grid.scrollOffset >= grid.maxScrollOffset - 1;
  const step = `resize to ${grid.style.inlineSize} × ${grid.style.blockSize}`;
  if (!isAtEnd) expect(offsetOfFirst, `${step}: item ${first}`).to.be.within(-after.pitch - 1, grid.clientHeight);
  return step;
};

const hide: Step = async (grid) => {
  const before = grid.scrollOffset;
  grid.style.display = 'none';
  await nextFrame();
  await nextFrame();
  grid.style.display = '';
  await atRest(grid);
  expect(grid.scrollOffset, 'hidden and shown').to.be.closeTo(before, 0.5);
  return 'hidden and shown';
};

const change: Step = async (grid, random) => {
  const length = oneOf(random, LENGTHS);
  grid.items = itemsOf(length);
  await atRest(grid);
  return `${length} items`;
};

const end: Step = async (grid) => {
  grid.focus();
  await atRest(grid);
  if (!grid.shadowRoot?.activeElement) return 'End, without a focused window';
  await press('End', ['Control']);
  await atRest(grid);
  expect(grid.scrollOffset, 'End').to.be.closeTo(grid.maxScrollOffset, 0.5);
  return 'End';
};

const STEPS: readonly [Step, ...Step[]] = [
  turnWheel,
  turnWheel,
  turnWheel,
  dragThumb,
  jump,
  jump,
  resize,
  hide,
  change,
  end,
];

/** LONG_RUN=20 npx wtr --files test/scenarios/scroll-space.test.ts plays so many sequences at each ratio. */
async function sequencesToPlay(): Promise<number> {
  const response = await fetch('/fixtures/long-run');
  return Number(await response.text()) || 1;
}

async function playSequence(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const grid = createGrid({ items: itemsOf(oneOf(random, LENGTHS)), cellSize: CELL, gap: GAP });
  await atRest(grid);
  const steps: string[] = [];
  for (let count = 0; count < 6; count++) {
    try {
      steps.push(await oneOf(random, STEPS)(grid, random));
    } catch (error) {
      throw new Error(`seed ${seed}, after ${steps.join(', ')}: ${(error as Error).message}`, { cause: error });
    }
    expectTruth(grid, `seed ${seed}: ${steps.join(', ')}`);
  }
  grid.remove();
}

describe('scroll space', () => {
  it('goes on by the wheel where a list has grown whose end was in view', async () => {
    const grid = createGrid({ items: itemsOf(1_000_000), cellSize: CELL, gap: GAP });
    await atRest(grid);
    grid.scrollToIndex(999_999);
    await atRest(grid);
    const before = grid.scrollOffset;
    expect(before).to.be.closeTo(grid.maxScrollOffset, 0.5);
    grid.items = itemsOf(10_000_000);
    await atRest(grid);
    await wheel({ x: 60, y: 60 }, 300);
    await until(() => grid.scrollOffset > before);
    await atRest(grid);
    expect(grid.scrollOffset).to.be.closeTo(before + 300, 100);
    expectTruth(grid, 'grown');
  });

  for (const deviceScaleFactor of [1, 1.25, 1.5, 2, 3]) {
    it(`tells the truth after any input at ${deviceScaleFactor} device pixels a px`, async function () {
      const sequences = await sequencesToPlay();
      this.timeout(sequences * 20_000);
      const isSet = deviceScaleFactor === devicePixelRatio || (await setViewport({ deviceScaleFactor, width: 801 }));
      if (!isSet) this.skip();
      for (let seed = 0; seed < sequences; seed++) await playSequence(seed * 10 + deviceScaleFactor * 100);
    });
  }
});

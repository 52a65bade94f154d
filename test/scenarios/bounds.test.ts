import { expect } from 'chai';
import { MOST_IN_FLIGHT } from '../../src/core/requests/flight-depth.js';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import { MAX_OFF_SCREEN_IMAGES } from '../../src/grid/rows/rescue-line.js';
import type { MassImageGrid } from '../../src/index.js';
import { CACHE_ENTRIES } from '../../src/painting/painters/painters.js';
import { cdp, wheel } from '../support/engine.js';
import { crossOrigin, fixtureUrl, requestsOf, resetRequests } from '../support/fixtures.js';
import { createGrid, patternItems, settled, visibleCells } from '../support/grid.js';
import { seededRandom } from '../support/seeded-random.js';
import { nextFrame, until } from '../support/until.js';

/** The bound that the README states. */
const MAX_HELD = CACHE_ENTRIES + MOST_IN_FLIGHT;

function expectWithinBounds({ stats }: MassImageGrid): void {
  const { created, closed, held } = stats.bitmaps;
  expect(held).to.be.at.most(MAX_HELD);
  expect(created - closed).to.equal(held);
  expect(stats.requests.running).to.be.at.most(MOST_IN_FLIGHT);
}

const imagesOf = (grid: MassImageGrid) => [...(grid.shadowRoot?.querySelectorAll<HTMLImageElement>('.cell img') ?? [])];

describe('bounds', () => {
  it('holds no more bitmaps than stated over a scroll of a million items', async function () {
    this.timeout(60_000);
    const random = seededRandom(11);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1_000_000), cellSize: 40 });
    await settled(grid);
    for (let step = 0; step < 12; step++) {
      if (step % 3 === 2) grid.scrollToIndex(Math.floor(random() * 1_000_000));
      else await wheel({ x: 200, y: 200 }, Math.round(2000 * (random() - 0.3)));
      for (let frame = 0; frame < 10; frame++) {
        expectWithinBounds(grid);
        await nextFrame();
      }
    }
    await settled(grid);
    expectWithinBounds(grid);
    expect(grid.stats.bitmaps.created).to.be.greaterThan(100);
  });

  it('keeps as many elements for a million items as for a thousand', async () => {
    const few = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(few);
    const { rows, cells } = few.stats;
    few.items = patternItems(1_000_000);
    await settled(few);
    few.scrollToIndex(999_999);
    await settled(few);
    expect(few.stats.rows).to.equal(rows);
    expect(few.stats.cells).to.be.at.most(cells * 2);
  });

  it('asks a source for no more than what is near the viewport', async () => {
    const asked = new Set<number>();
    const item = (index: number) => {
      asked.add(index);
      return fixtureUrl(`pattern/${index}.jpg`);
    };
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: { length: 1_000_000, item } });
    await settled(grid);
    grid.scrollToIndex(900_000);
    await settled(grid);
    expect(asked.size).to.be.lessThan(400);
  });

  it('has no more requests at one origin than `max-requests` says', async () => {
    await resetRequests('few');
    const slow = (index: number) => crossOrigin(fixtureUrl(`slow/${index}.jpg`, { ledger: 'few', cors: true }));
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: { length: 1000, item: slow }, maxRequests: 2 });
    await until(async () => (await requestsOf('few')).started === 2);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(grid.stats.requests.running).to.equal(2);
    expect(grid.stats.requests.queued).to.be.greaterThan(0);
    grid.remove();
    await until(async () => (await requestsOf('few')).inFlight === 0);
  });

  it('keeps the number of images that only an <img> shows, and shows all that are on screen', async () => {
    const items = { length: 10_000, item: (index: number) => fixtureUrl(`svg/${index}.svg`, { size: 64 }) };
    const grid = createGrid({ items, cellSize: 40, overscan: 600 });
    const isBounded = () => {
      const inView = visibleCells(grid).length + 2 * Math.ceil(480 / 44);
      return imagesOf(grid).length <= MAX_OFF_SCREEN_IMAGES + inView;
    };
    await settled(grid);
    for (const index of [0, 9999]) {
      grid.scrollToIndex(index);
      await settled(grid);
      await until(() => visibleCells(grid).every(({ element }) => element.querySelector('img')?.complete));
      expect(isBounded(), `${imagesOf(grid).length} images`).to.equal(true);
    }
  });

  it('leaves no node and no listener behind, however many grids come and go', async function () {
    this.timeout(60_000);
    if (!(await cdp('Memory.getDOMCounters'))) this.skip();
    await comeAndGo(2);
    const before = await countersAfterCollection();
    await comeAndGo(10);
    // A leak grows with every round: ten of them would leave ten times what one grid has. Threads end in their own time.
    const grown = async () => {
      const after = await countersAfterCollection();
      return Math.max(after.nodes - before.nodes, after.jsEventListeners - before.jsEventListeners);
    };
    await until(async () => (await grown()) < 10, 'nodes or listeners stay', 15_000);
  });
});

async function comeAndGo(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const grid = document.createElement('mass-image-grid');
    grid.items = patternItems(100);
    document.body.append(grid);
    await settled(grid);
    grid.remove();
    await until(() => grid.stats.workers.alive === 0);
  }
}

interface DomCounters {
  readonly nodes: number;
  readonly jsEventListeners: number;
}

async function countersAfterCollection(): Promise<DomCounters> {
  await nextFrame();
  await cdp('HeapProfiler.collectGarbage');
  return (await cdp<DomCounters>('Memory.getDOMCounters')) as DomCounters;
}

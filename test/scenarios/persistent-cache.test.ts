import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { deleteDatabase, openDatabase, resultOf } from '../../workers/thumbnails/database.js';
import { patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** As many as the viewport and its overscan hold. */
const ITEMS = 12;

const itemsCountedAs = (ledger: string) =>
  Array.from({ length: ITEMS }, (_, index) => ({ src: patternUrl(index, 'jpg', { ledger }), alt: `Picture ${index}` }));

async function countStored(): Promise<number> {
  const database = await openDatabase();
  const count = await resultOf(database.transaction('thumbnails').objectStore('thumbnails').count());
  database.close();
  return count;
}

/** Cells of all that is kept of first screens. */
async function countKept(): Promise<number> {
  const database = await openDatabase();
  const screens = await resultOf(database.transaction('screens').objectStore('screens').getAll());
  database.close();
  return screens.reduce((sum, { cells }) => sum + cells.length, 0);
}

async function deleteThumbnails(): Promise<void> {
  const database = await openDatabase();
  await resultOf(database.transaction('thumbnails', 'readwrite').objectStore('thumbnails').clear());
  database.close();
}

/** Shows the pictures in a grid whose workers know nothing of an earlier one, as after a reload. */
async function visit(ledger: string): Promise<MassImageGrid> {
  const grid = createGrid({ items: itemsCountedAs(ledger), cache: 'persistent', overscan: 0 });
  await settled(grid);
  const shown = (await readShownCells(grid)).map(({ index, shown }) => [index, shown]);
  expect(shown).to.deep.equal(shown.map(([index]) => [index, index]));
  return grid;
}

async function leave(grid: MassImageGrid): Promise<void> {
  grid.remove();
  await until(() => grid.stats.workers.alive === 0);
}

describe('cache="persistent"', () => {
  beforeEach(deleteDatabase);
  after(deleteDatabase);

  it('paints the second visit without one request', async () => {
    const ledger = crypto.randomUUID();
    const first = await visit(ledger);
    await until(async () => (await countStored()) === ITEMS, 'not stored', 15_000);
    await leave(first);
    const { started } = await requestsOf(ledger);
    expect(started).to.equal(ITEMS);
    await visit(ledger);
    expect((await requestsOf(ledger)).started).to.equal(started);
  });

  it('paints the first screen from one image for each worker', async () => {
    const ledger = crypto.randomUUID();
    const first = await visit(ledger);
    await until(async () => (await countKept()) === ITEMS, 'not kept', 15_000);
    await leave(first);
    await deleteThumbnails();
    await visit(ledger);
    expect((await requestsOf(ledger)).started).to.equal(ITEMS);
  });

  it('keeps the first screen of every grid that asks for it, whichever comes first', async () => {
    const [plain, one, other] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    // The first keeps nothing: it is the one that starts the workers.
    const visitAll = async () => {
      createGrid({ items: itemsCountedAs(plain).slice(0, 2), workers: 2 });
      const grids = [one, other].map((ledger) =>
        createGrid({ items: itemsCountedAs(ledger), cache: 'persistent', overscan: 0, workers: 2 }, 'block-size:300px'),
      );
      for (const grid of grids) await settled(grid);
    };
    await visitAll();
    await until(async () => (await countKept()) === 2 * ITEMS, 'not kept', 15_000);
    const all = [...document.querySelectorAll('mass-image-grid')];
    for (const grid of all) grid.remove();
    await until(() => all.every(({ stats }) => stats.workers.alive === 0));
    await deleteThumbnails();
    await visitAll();
    for (const ledger of [one, other]) expect((await requestsOf(ledger)).started).to.equal(ITEMS);
  });

  it('is empty after clearCache(), and goes on', async () => {
    const ledger = crypto.randomUUID();
    const first = await visit(ledger);
    await until(async () => (await countStored()) === ITEMS, 'not stored', 15_000);
    await first.clearCache();
    expect(await countStored()).to.equal(0);
    await leave(first);
    await visit(ledger);
    expect((await requestsOf(ledger)).started).to.equal(2 * ITEMS);
    await until(async () => (await countStored()) === ITEMS, 'not stored', 15_000);
  });
});

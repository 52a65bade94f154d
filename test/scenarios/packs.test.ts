import { expect } from 'chai';
import type { ImageItem, ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { packItems } from '../../src/sources/pack.js';
import { fixtureUrl, patternPack, patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** Pictures in the folder that test/support/fixtures/made-pack.mjs packs, and packs of fifty that they come to. */
const MADE_LENGTH = 120;
const MADE_PACKS = 3;

async function expectOwnPictures(grid: MassImageGrid): Promise<number[]> {
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(5);
  expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  return cells.map(({ index }) => index);
}

async function packedItems(count: number, options = {}): Promise<ImageItem[]> {
  const { url, ends } = await patternPack(count, options);
  return ends.map((end, index) => ({
    packed: { src: url, start: ends[index - 1] ?? 0, end },
    alt: `Picture ${index}`,
  }));
}

describe('packs', () => {
  it('that the command makes of a folder are shown whole, by few requests', async () => {
    const ledger = crypto.randomUUID();
    const items = await packItems(fixtureUrl(`made-pack/${ledger}/index.json`));
    expect(items.length).to.equal(MADE_LENGTH);
    const grid = createGrid({ items, workers: 1, aspect: 1.5 });
    const seen = new Set<number>();
    while (seen.size < MADE_LENGTH) {
      await settled(grid);
      for (const index of await expectOwnPictures(grid)) seen.add(index);
      grid.scrollToIndex(Math.min(MADE_LENGTH - 1, seen.size), { block: 'start' });
    }
    // They are smaller than a block; a request may be given up and made again while the grid is laid out.
    expect((await requestsOf(ledger)).started).to.be.within(MADE_PACKS, 2 * MADE_PACKS);
  });

  it('stand in one row with pictures of their own files', async () => {
    const packed = await packedItems(40);
    const items = packed.map((item, index) =>
      index % 3 === 0 ? { src: patternUrl(index), alt: item.alt ?? '' } : item,
    );
    const grid = createGrid({ items });
    await settled(grid);
    await expectOwnPictures(grid);
  });

  it('are shown from a server without ranges, and from a file', async () => {
    const grid = createGrid({ items: await packedItems(40, { ranges: 'none' }) });
    await settled(grid);
    await expectOwnPictures(grid);
    const { url, ends } = await patternPack(40);
    const src = await (await fetch(url)).blob();
    grid.items = ends.map((end, index) => ({ packed: { src, start: ends[index - 1] ?? 0, end } }));
    await settled(grid);
    await expectOwnPictures(grid);
  });

  it('of which a picture is damaged lose that one alone', async () => {
    const items = await packedItems(20);
    const [first, second] = items;
    if (first?.packed && second?.packed) items[1] = { packed: { ...second.packed, start: second.packed.start + 50 } };
    const errors: ItemErrorEvent[] = [];
    const grid = createGrid({ items });
    grid.addEventListener('item-error', (event) => errors.push(event));
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name])).to.deep.equal([[1, 'UnsupportedImageError']]);
    const shown = (await readShownCells(grid)).filter(({ index }) => index !== 1);
    expect(shown.map(({ shown: index }) => index)).to.deep.equal(shown.map(({ index }) => index));
  });

  it('give back what they hold with their grid', async () => {
    const grid = createGrid({ items: await packedItems(40) });
    await settled(grid);
    await until(() => grid.stats.memory.held.encoded > 0);
    grid.remove();
    await until(() => grid.stats.memory.heldBytes === 0);
  });
});

import { expect } from 'chai';
import type { Items, MassImageGrid } from '../../src/index.js';
import { chunkedIndex } from '../../src/sources/chunked-index.js';
import { cursorPages } from '../../src/sources/http-pages.js';
import { ndjsonItems } from '../../src/sources/ndjson.js';
import { fixtureUrl } from '../support/fixtures.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const namesOf = (grid: MassImageGrid) => visibleCells(grid).map(({ element }) => element.ariaLabel);

async function gridShowing(items: Items, name: string): Promise<MassImageGrid> {
  const grid = createGrid({ items });
  await until(
    () => namesOf(grid).includes(name),
    () => namesOf(grid).join(),
    10_000,
  );
  return grid;
}

describe('a chunked index', () => {
  it('shows the first and the last of ten million items from files alone', async () => {
    const items = await chunkedIndex(fixtureUrl('pages/index.json'));
    const grid = await gridShowing(items, 'Picture 0');
    grid.scrollToIndex(9_999_999);
    await until(() => namesOf(grid).includes('Picture 9999999'), '', 10_000);
    await settled(grid);
    expect(grid.stats.items).to.equal(10_000_000);
  });

  it('gives ranges that cut its chunks', async () => {
    const items = await chunkedIndex(fixtureUrl('pages/index.json'));
    const { signal } = new AbortController();
    const page = await items.load(1_999_990, 2_001_010, { signal });
    const keys = page.map((item) => (typeof item === 'string' ? item : item.key));
    expect([keys.length, keys[0], keys.at(-1)]).to.deep.equal([1020, 1_999_990, 2_001_009]);
  });

  it('is rejected where there is none', async () => {
    const error = await chunkedIndex(fixtureUrl('pages/0/0.json')).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
    expect((error as Error).message).to.include('{ length, chunkSize }');
  });
});

describe('a list behind cursors', () => {
  it('is scrolled to its end, a page at a time', async () => {
    const items = cursorPages((cursor = '0') => fixtureUrl(`pages/cursor?length=350&cursor=${cursor}`), {
      pageSize: 100,
      itemsOf: ({ photos }: { photos: string[] }) => photos,
    });
    const grid = await gridShowing(items, 'Picture 0');
    await until(() => {
      grid.scrollTop = 1_000_000;
      return grid.stats.items === 350;
    });
    await until(() => namesOf(grid).includes('Picture 349'), '', 10_000);
  });
});

describe('a stream of NDJSON as items', () => {
  const line = (index: number) => JSON.stringify({ src: `pattern/${index}.jpg`, alt: `Picture ${index}` });
  const urlOf = (text: string) => fixtureUrl(`chunks?${new URLSearchParams({ text, size: '100' })}`);

  it('is shown as it comes in', async () => {
    const text = Array.from({ length: 60 }, (_, index) => line(index)).join('\n');
    const grid = await gridShowing(ndjsonItems(urlOf(text)), 'Picture 0');
    await until(() => grid.stats.items === 60);
  });

  it('is aborted when its grid goes, and read again when it comes back', async () => {
    const errors: Error[] = [];
    const items = ndjsonItems(fixtureUrl('chunks?lines=20000&size=500'), { onError: (error) => errors.push(error) });
    const grid = createGrid({ items });
    await until(() => grid.stats.items > 0);
    grid.remove();
    const { length } = items;
    expect(length).to.be.lessThan(20_000);
    document.body.append(grid);
    await until(
      () => grid.stats.items === 20_000,
      () => String(items.length),
      15_000,
    );
    expect(errors).to.deep.equal([]);
  });

  it('tells of a list that cannot be read', async () => {
    const errors: Error[] = [];
    createGrid({ items: ndjsonItems(fixtureUrl('status/500'), { onError: (error) => errors.push(error) }) });
    await until(() => errors.length > 0);
    expect(errors[0]?.message).to.include('500');
  });
});

import { expect } from 'chai';
import { cursorPages, linkedPages, offsetPages } from '../../src/sources/http-pages.js';
import type { PagedItems } from '../../src/sources/list/paged-items.js';
import { fixtureUrl, requestsOf } from '../support/fixtures.js';

const { signal } = new AbortController();

async function keysOf(items: PagedItems, start: number, end: number): Promise<unknown[]> {
  const page = await items.load(start, end, { signal });
  return page.map((item) => (typeof item === 'string' ? item : item.key));
}

const numbers = (start: number, end: number) => Array.from({ length: end - start }, (_, offset) => start + offset);

const rejection = (promise: PromiseLike<unknown>): PromiseLike<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );

describe('offsetPages', () => {
  const urlOf = (query: string) => (start: number, end: number) =>
    fixtureUrl(`pages/offset?start=${start}&end=${end}&length=530&${query}`);

  it('asks for the items of a range, with addresses relative to the answer', async () => {
    const items = offsetPages(urlOf(''), { length: 530 });
    const [first] = await items.load(500, 600, { signal });
    expect(first).to.deep.equal({ src: fixtureUrl('pattern/500.jpg'), key: 500, alt: 'Picture 500' });
    expect(await keysOf(items, 500, 600)).to.deep.equal(numbers(500, 530));
  });

  it('learns the number of items from the answer, where it is told', async () => {
    const told = offsetPages(urlOf('total'));
    const untold = offsetPages(urlOf(''));
    expect([told.length, untold.length]).to.deep.equal([undefined, undefined]);
    await told.load(0, 100, { signal });
    await untold.load(0, 100, { signal });
    expect([told.length, untold.length]).to.deep.equal([530, undefined]);
  });

  it('is rejected with the status, and where there is no array', async () => {
    const missing = await rejection(offsetPages(() => fixtureUrl('status/503')).load(0, 9, { signal }));
    expect([(missing as Error).name, (missing as Error).message.includes('503')]).to.deep.equal(['HttpError', true]);
    const wrong = offsetPages(() => fixtureUrl('pages/index.json'));
    expect(await rejection(wrong.load(0, 9, { signal }))).to.be.instanceOf(TypeError);
  });

  it('aborts its request', async () => {
    const abort = new AbortController();
    const ledger = 'offset pages';
    const items = offsetPages(() => fixtureUrl('slow/1.jpg', { ledger }));
    const error = rejection(items.load(0, 100, { signal: abort.signal }));
    abort.abort();
    expect(((await error) as Error).name).to.equal('AbortError');
    expect((await requestsOf(ledger)).finished).to.equal(0);
  });
});

const CHAINS: [name: string, create: (length: number) => PagedItems][] = [
  [
    'cursorPages',
    (length) =>
      cursorPages((cursor) => fixtureUrl(`pages/cursor?length=${length}${cursor ? `&cursor=${cursor}` : ''}`), {
        pageSize: 100,
        itemsOf: ({ photos }: { photos: string[] }) => photos,
      }),
  ],
  ['linkedPages', (length) => linkedPages(fixtureUrl(`pages/linked?length=${length}`), { pageSize: 100 })],
];

for (const [name, create] of CHAINS) {
  describe(name, () => {
    it('goes from page to page until the last', async () => {
      const items = create(250);
      expect([items.length, items.done]).to.deep.equal([0, false]);
      expect(await keysOf(items, 0, 100)).to.deep.equal(numbers(0, 100));
      expect([items.length, items.done]).to.deep.equal([100, false]);
      expect(await keysOf(items, 100, 200)).to.deep.equal(numbers(100, 200));
      expect(await keysOf(items, 200, 300)).to.deep.equal(numbers(200, 250));
      expect([items.length, items.done]).to.deep.equal([250, true]);
    });

    it('gives again what it gave before, and ranges that cut its pages', async () => {
      const items = create(250);
      expect(await keysOf(items, 0, 300)).to.deep.equal(numbers(0, 250));
      expect(await keysOf(items, 150, 230)).to.deep.equal(numbers(150, 230));
      expect([items.length, items.done]).to.deep.equal([250, true]);
    });
  });
}

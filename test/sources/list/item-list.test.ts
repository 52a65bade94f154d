import { expect } from 'chai';
import { ItemList } from '../../../src/sources/list/item-list.js';
import { listOf } from '../../support/choices.js';
import { fixtureUrl } from '../../support/fixtures.js';
import { until } from '../../support/until.js';

const never = new AbortController().signal;
const ENTRIES = [{ src: 'ä/1.jpg', alt: 'Grün — 漢字 😀' }, 'ö/2.jpg', { src: '/root/3.jpg', key: 3 }];
const LINES = ENTRIES.map((entry) => JSON.stringify(entry)).join('\n');

/** The address of a list of this text, sent in pieces of so many bytes. */
function listUrl(text: string, size = 64): string {
  return fixtureUrl(`chunks?${new URLSearchParams({ text, size: String(size) })}`);
}

async function loaded(text: string, size?: number): Promise<ItemList> {
  const list = new ItemList(listUrl(text, size));
  await list.load({ onGrow: () => {} }, never);
  return list;
}

const itemsOf = (list: ItemList) => listOf(list.length, (index) => list.item(index));

const EXPECTED = [
  { src: fixtureUrl('ä/1.jpg'), alt: 'Grün — 漢字 😀' },
  { src: fixtureUrl('ö/2.jpg') },
  { src: new URL('/root/3.jpg', location.origin).href, key: 3 },
];

describe('ItemList', () => {
  for (const size of [1, 2, 3, 5, 7, 11, 10_000]) {
    it(`reads lines that come ${size} bytes at a time`, async () => {
      expect(itemsOf(await loaded(LINES, size))).to.deep.equal(EXPECTED);
    });

    it(`reads an array that comes ${size} bytes at a time`, async () => {
      expect(itemsOf(await loaded(` \n${JSON.stringify(ENTRIES, undefined, 2)}\n`, size))).to.deep.equal(EXPECTED);
    });
  }

  it('passes over blank lines and takes every kind of line end', async () => {
    const list = await loaded('\n"a.jpg"\r\n\r\n  \n"b.jpg"\n\n');
    expect(itemsOf(list).map(({ src }) => src)).to.deep.equal([fixtureUrl('a.jpg'), fixtureUrl('b.jpg')]);
  });

  it('takes a byte order mark for none of its text', async () => {
    expect(itemsOf(await loaded('\ufeff"a.jpg"\n'))).to.deep.equal([{ src: fixtureUrl('a.jpg') }]);
  });

  for (const broken of ['{"src": "x.jpg"', 'x.jpg', '[1, 2', '[', 'null']) {
    it(`loses no other item by the line ${broken}`, async () => {
      for (const size of [1, 8, 10_000]) {
        const items = itemsOf(await loaded(`"a.jpg"\n${broken}\n"b.jpg"\n"c.jpg"`, size));
        expect(items.map(({ src }) => src)).to.deep.equal([
          fixtureUrl('a.jpg'),
          '',
          fixtureUrl('b.jpg'),
          fixtureUrl('c.jpg'),
        ]);
      }
    });
  }

  it('loses no other item by an address that is none', async () => {
    const items = itemsOf(await loaded('"http://[bad"\n"b.jpg"\n'));
    expect(items.map(({ src }) => src)).to.deep.equal(['http://[bad', fixtureUrl('b.jpg')]);
  });

  it('keeps addresses that are absolute', async () => {
    const [item] = itemsOf(await loaded('"https://example.org/a.jpg"'));
    expect(item?.src).to.equal('https://example.org/a.jpg');
  });

  it('is empty where the list is', async () => {
    expect((await loaded('')).length).to.equal(0);
    expect((await loaded('[]')).length).to.equal(0);
  });
});

describe('ItemList, as it comes in', () => {
  it('grows before its end has come', async () => {
    const list = new ItemList(fixtureUrl('chunks?lines=3000&size=500'));
    const lengths: number[] = [];
    await list.load({ onGrow: () => lengths.push(list.length) }, never);
    expect(lengths.at(-1)).to.equal(3000);
    expect(lengths.some((length) => length > 0 && length < 3000)).to.equal(true);
  });

  it('tells of its end also where nothing came', async () => {
    let growths = 0;
    await new ItemList(listUrl('')).load({ onGrow: () => growths++ }, never);
    expect(growths).to.equal(1);
  });

  it('is rejected with the status where there is no list', async () => {
    const list = new ItemList(fixtureUrl('status/404'));
    const error = await list.load({ onGrow: () => {} }, never).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error);
    expect((error as Error).message).to.include('404');
  });

  it('is rejected where an array is no JSON', async () => {
    const error = await loaded('[1, 2').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(SyntaxError);
  });

  it('tells of nothing after it was aborted', async () => {
    const abort = new AbortController();
    const list = new ItemList(fixtureUrl('chunks?lines=3000&size=500'));
    let growths = 0;
    const loading = list.load({ onGrow: () => growths++ }, abort.signal).catch((reason: Error) => reason);
    await until(() => growths > 0);
    abort.abort();
    const growthsBefore = growths;
    expect(((await loading) as Error).name).to.equal('AbortError');
    expect(growths).to.equal(growthsBefore);
  });
});

import { expect } from 'chai';
import type { Range } from '../../../src/core/range.js';
import type { ImageItem } from '../../../src/sources/item/item.js';
import { PageLoader } from '../../../src/sources/list/page-loader.js';
import type { PagedItems } from '../../../src/sources/list/paged-items.js';
import { listOf } from '../../support/choices.js';
import { until } from '../../support/until.js';

interface Load {
  readonly start: number;
  readonly end: number;
  readonly signal: AbortSignal;
  answer(items?: readonly (string | ImageItem)[]): void;
  fail(message: string): void;
}

const TEN_MILLION = 10_000_000;

const itemsBetween = (start: number, end: number, prefix = 'item'): ImageItem[] =>
  listOf(end - start, (offset) => ({ src: `${start + offset}.jpg`, key: `${prefix} ${start + offset}` }));

/** A source whose every load waits for the test to answer it. */
function createLoader(options: Partial<PagedItems> = {}) {
  const loads: Load[] = [];
  const told: (Range | 'length')[] = [];
  const items: PagedItems = {
    pageSize: 100,
    load: (start, end, { signal }) =>
      new Promise((resolve, reject) => {
        const answer = (answered = itemsBetween(start, end)) => resolve(answered);
        loads.push({ start, end, signal, answer, fail: (message) => reject(new Error(message)) });
      }),
    ...options,
  };
  const loader = new PageLoader(items, {
    onItems: (range) => told.push(range),
    onLength: () => told.push('length'),
  });
  loaders.push(loader);
  return { loader, loads, told, asked: () => loads.map(({ start, end }) => [start, end]) };
}

const loaders: PageLoader[] = [];

afterEach(() => {
  for (const loader of loaders.splice(0)) loader.stop();
});

/** Looks at twenty items, with a hundred kept on either side. */
function look(loader: PageLoader, start: number, timeMs?: number): void {
  loader.look({ start, end: start + 20 }, { start: Math.max(0, start - 100), end: start + 120 }, timeMs);
}

function keyAt(loader: PageLoader, index: number) {
  const known = loader.stateOf(index);
  return known.state === 'ready' ? known.item.key : known.state;
}

describe('PageLoader', () => {
  it('asks for the pages near the viewport, the one that is looked at first', () => {
    const { loader, asked } = createLoader({ length: TEN_MILLION });
    look(loader, 5_000_030);
    expect(asked()).to.deep.equal([
      [5_000_000, 5_000_100],
      [4_999_900, 5_000_000],
      [5_000_100, 5_000_200],
    ]);
  });

  it('knows an item when its page has come, and tells of it', async () => {
    const { loader, loads, told } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    expect(keyAt(loader, 30)).to.equal('loading');
    loads[0]?.answer();
    await until(() => told.length > 0);
    expect([keyAt(loader, 30), told]).to.deep.equal(['item 30', [{ start: 0, end: 100 }]]);
  });

  it('asks for nothing twice', async () => {
    const { loader, loads, told, asked } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    look(loader, 31);
    loads[0]?.answer();
    await until(() => told.length > 0);
    look(loader, 32);
    expect(asked()).to.deep.equal([
      [0, 100],
      [100, 200],
    ]);
  });

  it('has no more than four requests at once', async () => {
    const { loader, loads, asked } = createLoader({ length: TEN_MILLION });
    loader.look({ start: 0, end: 1000 }, { start: 0, end: 1000 });
    expect(asked()).to.have.length(4);
    loads[2]?.answer();
    await until(() => loads.length === 5);
    expect(asked()[4]).to.deep.equal([400, 500]);
  });

  it('aborts what was passed', async () => {
    const { loader, loads } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    look(loader, 5_000_030);
    expect(loads.slice(0, 2).map(({ signal }) => signal.aborted)).to.deep.equal([true, true]);
    await until(() => loads.some(({ start }) => start === 5_000_000));
  });

  it('asks for nothing that flies by, and for the place where it lands', async () => {
    const { loader, loads } = createLoader({ length: TEN_MILLION });
    const startMs = performance.now();
    look(loader, 0, startMs);
    const before = loads.length;
    for (let step = 1; step <= 50; step++) look(loader, step * 100_000, startMs + step);
    expect(loads).to.have.length(before);
    await until(() => loads.length > before);
    expect(loads[before]?.start).to.equal(5_000_000);
  });

  it('drops what comes after it was aborted', async () => {
    const { loader, loads, told } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    const [first] = loads;
    look(loader, 5_000_030);
    first?.answer();
    await until(() => loads.some(({ start }) => start === 5_000_000));
    loads.find(({ start }) => start === 5_000_000)?.answer();
    await until(() => told.length > 0);
    expect([keyAt(loader, 30), keyAt(loader, 5_000_030)]).to.deep.equal(['loading', 'item 5000030']);
  });

  it('stays within its bound however far it is scrolled', async () => {
    const { loader } = createLoader({
      length: TEN_MILLION,
      load: (start, end) => Promise.resolve(itemsBetween(start, end)),
    });
    for (let page = 0; page < 100; page++) {
      loader.stop();
      look(loader, page * 100);
      await until(() => keyAt(loader, page * 100) !== 'loading');
    }
    const known = listOf(10_000, (index) => keyAt(loader, index)).filter((key) => key !== 'loading');
    expect(known.length).to.be.within(300, 6400);
  });

  it('keeps pages to scroll back to', async () => {
    const { loader, loads, told } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    for (const load of loads) load.answer();
    await until(() => told.length === 2);
    loader.stop();
    look(loader, 9000);
    loader.stop();
    const before = loads.length;
    look(loader, 30);
    expect([keyAt(loader, 30), loads.length]).to.deep.equal(['item 30', before]);
  });

  it('tries again what failed, and shows nothing of it when that comes', async () => {
    const { loader, loads, told } = createLoader({ length: 50 });
    look(loader, 0);
    loads[0]?.fail('once');
    await until(() => loads.length === 2);
    expect(keyAt(loader, 0)).to.equal('loading');
    loads[1]?.answer();
    await until(() => told.length === 1);
    expect(keyAt(loader, 0)).to.equal('item 0');
  });

  it('takes what is no array for a failure, and what is thrown for one that is rejected', async () => {
    const answers = [
      () => Promise.resolve('none' as unknown as string[]),
      () => {
        throw new Error('thrown');
      },
      () => Promise.resolve(['a.jpg']),
    ];
    const { loader } = createLoader({ length: 1, load: () => answers.shift()?.() ?? Promise.resolve([]) });
    look(loader, 0);
    await until(() => loader.stateOf(0).state === 'ready');
    expect(loader.stateOf(0)).to.deep.equal({ state: 'ready', item: { src: 'a.jpg' } });
  });

  it('ends its requests when it is stopped, and starts again with the next look', () => {
    const { loader, loads } = createLoader({ length: TEN_MILLION });
    look(loader, 30);
    loader.stop();
    expect(loads.every(({ signal }) => signal.aborted)).to.equal(true);
    look(loader, 30);
    expect(loads.filter(({ signal }) => !signal.aborted)).to.have.length(2);
  });

  it('makes a list that is shorter than its source said end in items without a picture', async () => {
    const { loader, loads, told } = createLoader({ length: 200 });
    loader.look({ start: 100, end: 120 }, { start: 100, end: 200 });
    loads[0]?.answer(itemsBetween(100, 130));
    await until(() => told.length > 0);
    expect([loader.length, keyAt(loader, 129)]).to.deep.equal([200, 'item 129']);
    expect(loader.stateOf(130)).to.deep.equal({ state: 'ready', item: { src: '' } });
  });
});

describe('PageLoader, of a list whose end is not known', () => {
  it('grows by pages until one comes short', async () => {
    const { loader, loads, told } = createLoader({});
    expect([loader.length, loader.isLengthKnown]).to.deep.equal([100, false]);
    look(loader, 0);
    loads[0]?.answer();
    await until(() => told.length === 1);
    expect([loader.length, loader.isLengthKnown]).to.deep.equal([200, false]);
    await until(() => loads.length === 2);
    loads[1]?.answer(itemsBetween(100, 130));
    await until(() => told.length === 2);
    expect([loader.length, loader.isLengthKnown, told]).to.deep.equal([130, true, ['length', 'length']]);
  });

  it('ends with the last full page where the next one is empty', async () => {
    const { loader, loads, told } = createLoader({ length: 300, done: false });
    expect(loader.length).to.equal(400);
    loader.look({ start: 300, end: 320 }, { start: 250, end: 400 });
    loads.find(({ start }) => start === 300)?.answer([]);
    await until(() => told.length === 1);
    expect([loader.length, loader.isLengthKnown]).to.deep.equal([300, true]);
  });

  it('learns its length from the source as soon as that knows it', async () => {
    const known: { length?: number } = {};
    const load = (start: number, end: number) => {
      known.length = 5_000_000;
      return Promise.resolve(itemsBetween(start, end));
    };
    const items = {
      load,
      get length() {
        return known.length;
      },
    };
    const told: string[] = [];
    const loader = new PageLoader(items, { onItems: () => told.push('items'), onLength: () => told.push('length') });
    loaders.push(loader);
    look(loader, 0);
    await until(() => told.length > 0);
    expect([loader.length, loader.isLengthKnown, told[0]]).to.deep.equal([5_000_000, true, 'length']);
  });
});

describe('PageLoader, of a list that changes', () => {
  it('moves what it has loaded, and asks for nothing but what is new', async () => {
    const items = { length: 1000 };
    const { loader, loads, told } = createLoader(items);
    look(loader, 530);
    for (const load of loads) load.answer();
    await until(() => told.length === 3);
    const before = loads.length;
    loader.splice({ start: 0, removed: 0, inserted: 10_000 });
    look(loader, 10_530);
    expect([keyAt(loader, 10_530), keyAt(loader, 530), loads.length]).to.deep.equal(['item 530', 'loading', before]);
  });

  it('forgets what was taken out', async () => {
    const { loader, loads, told } = createLoader({ length: 1000 });
    look(loader, 530);
    for (const load of loads) load.answer();
    await until(() => told.length === 3);
    loader.splice({ start: 540, removed: 5, inserted: 0 });
    expect([keyAt(loader, 539), keyAt(loader, 540)]).to.deep.equal(['item 539', 'item 545']);
    expect(loader.indexOfKey('item 541', 540)).to.equal(undefined);
    expect(loader.indexOfKey('item 560', 540)).to.equal(555);
  });

  it('asks again for a page that was on its way', () => {
    const { loader, loads } = createLoader({ length: 1000 });
    look(loader, 530);
    loader.splice({ start: 510, removed: 0, inserted: 1 });
    look(loader, 531);
    expect(loads.filter(({ start }) => start === 500).map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    expect(loads.filter(({ start }) => start === 400).map(({ signal }) => signal.aborted)).to.deep.equal([false]);
  });

  it('shows the old items until those that were asked for again have come', async () => {
    const { loader, loads, told } = createLoader({ length: 50 });
    look(loader, 0);
    loads[0]?.answer();
    await until(() => told.length === 1);
    loader.refresh({ start: 10, end: 20 });
    expect([keyAt(loader, 10), loads[1]?.start, loads[1]?.end]).to.deep.equal(['item 10', 10, 20]);
    loads[1]?.answer(itemsBetween(10, 20, 'new'));
    await until(() => told.length === 2);
    expect([keyAt(loader, 9), keyAt(loader, 10), keyAt(loader, 20)]).to.deep.equal(['item 9', 'new 10', 'item 20']);
  });

  it('finds that a list has grown when it is read again', async () => {
    const { loader, loads, told } = createLoader({});
    look(loader, 0);
    loads[0]?.answer(itemsBetween(0, 60));
    await until(() => told.length === 1);
    expect(loader.length).to.equal(60);
    loader.refresh();
    expect([loader.length, loader.isLengthKnown]).to.deep.equal([160, false]);
    await until(() => loads.length > 1);
    loads[1]?.answer(itemsBetween(0, 90));
    await until(() => told.length === 2);
    expect([loader.length, loader.isLengthKnown]).to.deep.equal([90, true]);
  });
});

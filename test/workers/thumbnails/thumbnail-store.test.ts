import { expect } from 'chai';
import { deleteDatabase, type StoredThumbnail } from '../../../workers/thumbnails/database.js';
import { ThumbnailStore } from '../../../workers/thumbnails/thumbnail-store.js';

const HOUR_MS = 3_600_000;

function thumbnail(value: number, byteSize = 100): StoredThumbnail {
  const size = { width: 8, height: 8 };
  const freshness = { validator: '"1"', freshUntilMs: 5000 };
  return { kind: 'made', bytes: new Uint8Array(byteSize).fill(value), size, natural: size, freshness };
}

describe('ThumbnailStore', () => {
  const stores: ThumbnailStore[] = [];
  let nowMs = 10 * HOUR_MS;
  let cleared = 0;

  const openStore = () => {
    const store = new ThumbnailStore({ onCleared: () => cleared++, now: () => nowMs });
    stores.push(store);
    return store;
  };
  const save = (store: ThumbnailStore, entries: Record<string, StoredThumbnail>, maxBytes = 1e6) =>
    store.save(new Map(Object.entries(entries)), maxBytes);
  const found = async (store: ThumbnailStore, ...keys: string[]) => {
    const all = await Promise.all(keys.map((key) => store.get(key)));
    return all.map((one) => one?.bytes[0]);
  };

  beforeEach(async () => {
    await deleteDatabase();
    cleared = 0;
  });

  afterEach(async () => {
    for (const store of stores) store.close();
    stores.length = 0;
    await deleteDatabase();
  });

  it('gives back what it was given, also to another page', async () => {
    const entry = thumbnail(1);
    await save(openStore(), { a: entry, b: thumbnail(2) });
    const other = openStore();
    expect(await other.get('a')).to.deep.equal(entry);
    expect(await found(other, 'b', 'c')).to.deep.equal([2, undefined]);
  });

  it('replaces what it has under the same name', async () => {
    const store = openStore();
    await save(store, { a: thumbnail(1) });
    await save(store, { a: thumbnail(2) });
    expect(await found(store, 'a')).to.deep.equal([2]);
  });

  it('lets go what was used least recently, whoever has written it, until the rest fits', async () => {
    const [one, other] = [openStore(), openStore()];
    await save(one, { a: thumbnail(1), b: thumbnail(2) });
    nowMs += HOUR_MS;
    await save(other, { c: thumbnail(3) });
    nowMs += 2 * HOUR_MS;
    expect(await found(one, 'a')).to.deep.equal([1]);
    // Three of four fit, with what each takes up beside its bytes.
    await save(one, { d: thumbnail(4) }, 3 * 600);
    expect(await found(other, 'a', 'b', 'c', 'd')).to.deep.equal([1, undefined, 3, 4]);
    await save(other, { e: thumbnail(5) }, 600);
    expect(await found(other, 'a', 'b', 'c', 'd', 'e')).to.deep.equal([undefined, undefined, undefined, undefined, 5]);
  });

  it('counts right while several write at once', async () => {
    const pages = [openStore(), openStore(), openStore()];
    await Promise.all(
      pages.flatMap((page, i) => [1, 2, 3].map((n) => save(page, { [`${i} ${n}`]: thumbnail(n) }, 5 * 500))),
    );
    const keys = [0, 1, 2].flatMap((i) => [1, 2, 3].map((n) => `${i} ${n}`));
    const left = (await found(openStore(), ...keys)).filter(Boolean);
    expect(left).to.have.length(5);
  });

  it('tells whoever has it open that all was deleted, and goes on', async () => {
    const [one, other] = [openStore(), openStore()];
    await save(one, { a: thumbnail(1) });
    await found(other, 'a');
    await deleteDatabase();
    expect(cleared).to.equal(2);
    expect(await found(other, 'a')).to.deep.equal([undefined]);
    await save(one, { b: thumbnail(2) });
    expect(await found(other, 'b')).to.deep.equal([2]);
  });

  it('holds nothing, and complains of nothing, where storage is denied', async () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      const store = openStore();
      await save(store, { a: thumbnail(1) });
      expect(await found(store, 'a')).to.deep.equal([undefined]);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('stores all of a batch or nothing, and no more once there is no room', async () => {
    const put = IDBObjectStore.prototype.put;
    const store = openStore();
    let puts = 0;
    IDBObjectStore.prototype.put = function (...args) {
      if (++puts === 4) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
    try {
      await save(store, { a: thumbnail(1), b: thumbnail(2), c: thumbnail(3) });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    const other = openStore();
    expect(await found(other, 'a', 'b', 'c')).to.deep.equal([undefined, undefined, undefined]);
    await save(store, { d: thumbnail(4) });
    expect(await found(other, 'd')).to.deep.equal([undefined]);
  });
});

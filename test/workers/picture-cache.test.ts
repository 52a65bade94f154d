import { expect } from 'chai';
import { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { Picture } from '../../workers/picture.js';
import { PictureCache } from '../../workers/picture-cache.js';
import { cellOf, quadrantBitmap, STYLE } from './test-cells.js';

const SOURCE = 'https://example.org/a.jpg';

function cacheWith(changes: { maxBytes?: number; maxEntries?: number } = {}) {
  const ledger = new MemoryLedger();
  const cache = new PictureCache({ maxBytes: 2 ** 24, maxEntries: 100, ...changes });
  const keep = async (source: string, size: number, credentials: RequestCredentials = 'same-origin') => {
    const natural = { width: 400, height: 400 };
    const picture = new Picture(await quadrantBitmap(size, size), natural, ledger);
    cache.keep(cellOf(source, { width: size, height: size, credentials }), STYLE, picture);
    picture.release();
    return picture;
  };
  return { ledger, cache, keep };
}

describe('PictureCache', () => {
  it('gives a picture to cells of its size, fit and resolution only', async () => {
    const { cache, keep } = cacheWith();
    const picture = await keep(SOURCE, 20);
    const cell = cellOf(SOURCE, { width: 20, height: 20 });
    expect(cache.lease(cell, STYLE)).to.equal(picture);
    expect(cache.lease({ ...cell, width: 21 }, STYLE)).to.equal(undefined);
    expect(cache.lease(cell, { ...STYLE, fit: 'contain' })).to.equal(undefined);
    expect(cache.lease(cell, { ...STYLE, devicePixelRatio: 2 })).to.equal(undefined);
  });

  it('does not show one who asks without credentials what was sent for them', async () => {
    const { cache, keep } = cacheWith();
    await keep(SOURCE, 20, 'include');
    const cell = cellOf(SOURCE, { width: 20, height: 20 });
    expect(cache.lease(cell, STYLE)).to.equal(undefined);
    expect(cache.leaseOtherSize(cell)).to.equal(undefined);
  });

  it('has the largest of the other sizes for a cell whose own is missing', async () => {
    const { cache, keep } = cacheWith();
    await keep(SOURCE, 20);
    const largest = await keep(SOURCE, 60);
    await keep(SOURCE, 40);
    await keep('https://example.org/b.jpg', 80);
    expect(cache.leaseOtherSize(cellOf(SOURCE))).to.equal(largest);
  });

  it('forgets sizes with the pictures that leave, and closes them', async () => {
    const { ledger, cache, keep } = cacheWith({ maxEntries: 2 });
    await keep(SOURCE, 20);
    await keep('https://example.org/b.jpg', 20);
    await keep('https://example.org/c.jpg', 20);
    expect(cache.leaseOtherSize(cellOf(SOURCE))).to.equal(undefined);
    expect(ledger.bitmaps.held).to.equal(2);
    cache.clear();
    expect(cache.leaseOtherSize(cellOf('https://example.org/c.jpg'))).to.equal(undefined);
    expect(ledger.bitmaps).to.deep.include({ held: 0, bytes: 0 });
  });

  it('does not keep one that is larger than all it may hold', async () => {
    const { ledger, cache, keep } = cacheWith({ maxBytes: 100 });
    await keep(SOURCE, 20);
    expect(cache.leaseOtherSize(cellOf(SOURCE))).to.equal(undefined);
    expect(ledger.bitmaps.held).to.equal(0);
  });

  it('keeps no file', async () => {
    const { ledger, cache } = cacheWith();
    const picture = new Picture(await quadrantBitmap(20, 20), { width: 20, height: 20 }, ledger);
    const cell = cellOf(new Blob());
    cache.keep(cell, STYLE, picture);
    expect(cache.lease(cell, STYLE)).to.equal(undefined);
    picture.release();
    expect(ledger.bitmaps.held).to.equal(0);
  });
});

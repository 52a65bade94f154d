import { expect } from 'chai';
import { PainterMemory } from '../../workers/memory/painter-memory.js';
import { PictureLoader } from '../../workers/picture-loader.js';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { until } from '../support/until.js';
import { failureFrom, rejectionOf } from './failures.js';
import { CONFIG, cellOf, STYLE } from './test-cells.js';

const never = new AbortController().signal;

function loaderOf(changes: Partial<typeof CONFIG> = {}) {
  const config = { ...CONFIG, ...changes };
  const memory = new PainterMemory(config.allotment, { onClaim() {}, onReturn() {}, onAlarm() {} });
  return { ledger: memory.ledger, loader: new PictureLoader(memory, config) };
}

describe('PictureLoader', () => {
  it('does not fetch twice what it has', async () => {
    const name = crypto.randomUUID();
    const { ledger, loader } = loaderOf();
    const cell = cellOf(patternUrl(1, 'jpg', { ledger: name }));
    const first = await loader.load(cell, STYLE, never);
    const second = await loader.load(cell, STYLE, never);
    expect(second).to.equal(first);
    expect((await requestsOf(name)).started).to.equal(1);
    expect(ledger.bitmaps.created).to.equal(1);
    loader.close();
  });

  it('keeps a picture for each size that it is drawn at', async () => {
    const { ledger, loader } = loaderOf();
    const source = patternUrl(1, 'jpg', { size: 512 });
    const small = await loader.load(cellOf(source, { width: 32, height: 32 }), STYLE, never);
    const large = await loader.load(cellOf(source, { width: 256, height: 256 }), STYLE, never);
    expect(large.bitmap.width).to.be.greaterThan(small.bitmap.width);
    expect(ledger.bitmaps.held).to.equal(2);
    loader.close();
  });

  it('gives no picture fetched with credentials to a cell that asks for it without', async () => {
    const { ledger, loader } = loaderOf();
    const source = patternUrl(1);
    const included = await loader.load(cellOf(source, { credentials: 'include' }), STYLE, never);
    const own = await loader.load(cellOf(source, { credentials: 'same-origin' }), STYLE, never);
    expect(own).not.to.equal(included);
    expect(ledger.bitmaps.created).to.equal(2);
    loader.close();
  });

  it('keeps no file, which can be read again', async () => {
    const { ledger, loader } = loaderOf();
    const file = await (await fetch(patternUrl(1))).blob();
    (await loader.load(cellOf(file), STYLE, never)).release();
    expect(ledger.bitmaps).to.deep.include({ created: 1, held: 0 });
  });

  it('holds no more bytes than it may once nothing is drawn', async () => {
    const { ledger, loader } = loaderOf({ allotment: { ...CONFIG.allotment, decoded: 3 * 64 * 64 * 4 } });
    for (let index = 0; index < 10; index++) {
      (await loader.load(cellOf(patternUrl(index, 'jpg', { size: 64 })), STYLE, never)).release();
      expect(ledger.bitmaps.bytes).to.be.at.most(3 * 64 * 64 * 4);
    }
    expect(ledger.bitmaps).to.deep.include({ created: 10, held: 3 });
    loader.close();
  });

  it('holds nothing after it was closed', async () => {
    const { ledger, loader } = loaderOf();
    const cells = [1, 2, 3].map((index) => cellOf(patternUrl(index)));
    const pictures = await Promise.all(cells.map((cell) => loader.load(cell, STYLE, never)));
    for (const picture of pictures) picture.release();
    loader.close();
    expect(ledger.bitmaps).to.deep.equal({ created: 3, closed: 3, held: 0, bytes: 0 });
  });

  it('does not keep what arrives after it was closed', async () => {
    const { ledger, loader } = loaderOf();
    const loading = loader.load(cellOf(patternUrl(1, 'jpg', { delayMs: 50 })), STYLE, never);
    loader.close();
    (await loading).release();
    expect(ledger.bitmaps).to.deep.equal({ created: 1, closed: 1, held: 0, bytes: 0 });
  });

  it('closes the older of two that were fetched at the same time', async () => {
    const { ledger, loader } = loaderOf();
    const cell = cellOf(patternUrl(1));
    const [one, other] = await Promise.all([loader.load(cell, STYLE, never), loader.load(cell, STYLE, never)]);
    one.release();
    other.release();
    expect(ledger.bitmaps).to.deep.include({ created: 2, closed: 1, held: 1 });
    loader.close();
  });

  it('ends the request of a cell that has left', async () => {
    const name = crypto.randomUUID();
    const { ledger, loader } = loaderOf();
    const abort = new AbortController();
    const cell = cellOf(fixtureUrl('slow/1.jpg', { ledger: name }));
    const rejection = rejectionOf(loader.load(cell, STYLE, abort.signal));
    await until(async () => (await requestsOf(name)).inFlight === 1);
    abort.abort();
    expect(((await rejection) as Error).name).to.equal('AbortError');
    await until(async () => (await requestsOf(name)).aborted === 1);
    expect(ledger.bitmaps.created).to.equal(0);
  });

  it('tells why a picture cannot be had', async () => {
    const { loader } = loaderOf();
    const load = (path: string) => failureFrom(loader.load(cellOf(fixtureUrl(path)), STYLE, never));
    expect((await load('status/404')).kind).to.equal('http');
    expect((await load('not-an-image.jpg')).kind).to.equal('unsupported');
  });

  it('tries again what failed before', async () => {
    const name = crypto.randomUUID();
    const { loader } = loaderOf();
    const cell = cellOf(fixtureUrl('status/500', { ledger: name }));
    await rejectionOf(loader.load(cell, STYLE, never));
    await rejectionOf(loader.load(cell, STYLE, never));
    expect((await requestsOf(name)).started).to.equal(2);
  });
});

import { expect } from 'chai';
import { IdleWork } from '../../../workers/idle-work.js';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { PictureLoader } from '../../../workers/picture-loader.js';
import type { CellStyle, MemoryClaim } from '../../../workers/protocol.js';
import { deleteDatabase, openDatabase, resultOf } from '../../../workers/thumbnails/database.js';
import { ThumbnailTiers } from '../../../workers/thumbnails/thumbnail-tiers.js';
import { fixtureUrl, patternUrl, requestsOf } from '../../support/fixtures.js';
import { readPattern } from '../../support/pattern.mjs';
import { until } from '../../support/until.js';
import { rejectionOf } from '../failures.js';
import { pixelsOf } from '../pixels.js';
import { CONFIG, cellOf, STYLE } from '../test-cells.js';

const never = new AbortController().signal;

/** Sides of pictures whose files are kept as they are, and of such whose files are too large for it. */
const SMALL = 256;
const LARGE = 2048;

const PERSISTENT: CellStyle = { ...STYLE, isPersistent: true };

const loaders: PictureLoader[] = [];

/** A loader that keeps one decoded picture, and thumbnails. */
function createLoader({ encoded = 2 ** 20, cacheEntries = 1 } = {}) {
  const allotment = { ...CONFIG.allotment, encoded };
  const claims: MemoryClaim[] = [];
  const onClaim = (claim: MemoryClaim) => claims.push(claim);
  const memory = new PainterMemory(allotment, { onClaim, onReturn: () => {}, onAlarm: () => {} });
  const { ledger } = memory;
  const idle = new IdleWork();
  idle.setAllowed(true);
  const loader = new PictureLoader(memory, { ...CONFIG, cacheEntries }, undefined, idle);
  loaders.push(loader);
  const load = async (source: string, side = 64, style = STYLE, onCoarse?: (shown: number | undefined) => void) => {
    const picture = await loader.load(cellOf(source, { width: side, height: side }), style, never, (coarse) => {
      onCoarse?.(readPattern(pixelsOf(coarse.bitmap)));
      coarse.release();
    });
    const shown = readPattern(pixelsOf(picture.bitmap));
    const { natural } = picture;
    picture.release();
    return { shown, natural };
  };
  /** The painter may hold so many bytes of what is on its way. */
  const allotPassing = (passing: number) => memory.setAllotment({ ...allotment, passing });
  return { loader, ledger, idle, load, memory, claims, allotPassing };
}

async function countStored(): Promise<number> {
  const database = await openDatabase();
  const count = await resultOf(database.transaction('thumbnails').objectStore('thumbnails').count());
  database.close();
  return count;
}

afterEach(async () => {
  for (const loader of loaders) loader.close();
  loaders.length = 0;
});

describe('thumbnails in memory', () => {
  it('paint again what has left the decoded pictures, without a request', async () => {
    for (const size of [SMALL, LARGE]) {
      const name = crypto.randomUUID();
      const { ledger, load } = createLoader();
      await load(patternUrl(5, 'jpg', { ledger: name, size }));
      await until(() => ledger.held.thumbnails + ledger.held.encoded > 0);
      expect(ledger.held[size === SMALL ? 'thumbnails' : 'encoded']).to.equal(0);
      await load(patternUrl(6));
      const again = await load(patternUrl(5, 'jpg', { ledger: name, size }));
      expect(again).to.deep.equal({ shown: 5, natural: { width: size, height: size } });
      expect((await requestsOf(name)).started).to.equal(1);
    }
  });

  it('are shown at once in cells that are larger, and then the picture itself', async () => {
    const name = crypto.randomUUID();
    const { ledger, load } = createLoader();
    const source = patternUrl(5, 'jpg', { ledger: name, size: LARGE });
    await load(source);
    await until(() => ledger.held.thumbnails > 0);
    await load(patternUrl(6));
    const coarse: (number | undefined)[] = [];
    await load(source, 512, STYLE, (shown) => coarse.push(shown));
    expect(coarse).to.deep.equal([5]);
    expect((await requestsOf(name)).started).to.equal(2);
  });

  it('are held within their bytes, and are gone with their painter', async () => {
    const { ledger, load, loader } = createLoader({ encoded: 5000 });
    for (let index = 0; index < 10; index++) {
      await load(patternUrl(index));
      expect(ledger.held.encoded + ledger.held.thumbnails).to.be.within(1, 5000);
    }
    loader.close();
    expect(ledger.held.encoded + ledger.held.thumbnails).to.equal(0);
    expect(ledger.bitmaps.held).to.equal(0);
  });

  it('are decoded when there is memory for it, which is asked for like that of any picture', async () => {
    const { ledger, load, loader, memory, claims, allotPassing } = createLoader();
    const source = patternUrl(5, 'jpg', { size: SMALL });
    await load(source);
    await load(patternUrl(6));
    claims.length = 0;
    const { pictureBytes } = memory;
    allotPassing(0);
    const again = load(source);
    await until(() => claims.length > 0);
    expect(claims[0]).to.deep.include({ lane: 'decoding', claimedFor: 1 });
    expect(claims[0]?.bytes).to.be.at.least(64 * 64 * 4 * 2);
    expect(ledger.held.decoding).to.equal(0);
    memory.grant(claims[0]?.claim ?? 0);
    expect((await again).shown).to.equal(5);
    expect(memory.pictureBytes).to.equal(pictureBytes);
    const row = new AbortController();
    const leaving = loader.load(cellOf(patternUrl(6)), STYLE, row.signal);
    await until(() => claims.length === 2);
    row.abort(new Error('gone'));
    expect(((await rejectionOf(leaving)) as Error).message).to.equal('gone');
    allotPassing(Number.POSITIVE_INFINITY);
    expect((await load(patternUrl(6))).shown).to.equal(6);
  });

  it('are not made where there is no room to make them', async () => {
    const { ledger, idle, load, allotPassing } = createLoader({ cacheEntries: 10 });
    idle.setAllowed(false);
    await load(patternUrl(5, 'jpg', { size: LARGE }));
    allotPassing(1000);
    idle.setAllowed(true);
    await idle.whenIdle(async () => {});
    expect([ledger.held.thumbnails, ledger.held.decoding]).to.deep.equal([0, 0]);
  });

  it('are not kept when all is cleared while they are made', async () => {
    const { ledger, idle, load, loader } = createLoader({ cacheEntries: 10 });
    idle.setAllowed(false);
    await load(patternUrl(5, 'jpg', { size: LARGE }));
    idle.setAllowed(true);
    loader.clear();
    await idle.whenIdle(async () => {});
    expect([ledger.held.thumbnails, ledger.held.decoding]).to.deep.equal([0, 0]);
  });

  it('are made only while nothing else is to do', async () => {
    const { ledger, idle, load } = createLoader({ cacheEntries: 10 });
    idle.setAllowed(false);
    await load(patternUrl(5, 'jpg', { size: LARGE }));
    await load(patternUrl(6, 'jpg', { size: LARGE }));
    expect(ledger.held.thumbnails).to.equal(0);
    idle.setAllowed(true);
    await until(() => ledger.held.thumbnails > 0);
  });
});

describe('thumbnails on disk', () => {
  beforeEach(deleteDatabase);
  afterEach(deleteDatabase);

  /** Loads a picture and stores it, as on a first visit. */
  async function visit(source: string): Promise<void> {
    const { load, loader } = createLoader();
    await load(source, 64, PERSISTENT);
    await until(async () => (await countStored()) > 0);
    loader.close();
  }

  it('paint without a request on the next visit, of the same and of smaller cells', async () => {
    for (const size of [SMALL, LARGE]) {
      const name = crypto.randomUUID();
      const source = patternUrl(5, 'jpg', { ledger: name, size });
      await visit(source);
      const { load } = createLoader();
      const natural = { width: size, height: size };
      expect(await load(source, 64, PERSISTENT)).to.deep.equal({ shown: 5, natural });
      expect(await load(source, 48, PERSISTENT)).to.deep.equal({ shown: 5, natural });
      expect((await requestsOf(name)).started).to.equal(1);
      await deleteDatabase();
    }
  });

  it('are neither written nor read for a grid that has not asked for it', async () => {
    const name = crypto.randomUUID();
    const source = patternUrl(5, 'jpg', { ledger: name });
    await visit(source);
    const { load } = createLoader();
    await load(source);
    expect((await requestsOf(name)).started).to.equal(2);
  });

  it('that are no longer fresh are shown, and asked about: the same version is not read again', async () => {
    const name = crypto.randomUUID();
    // Without an extension, for which the test runner would have its answers cached.
    const source = fixtureUrl('flaky/200/0/5', { ledger: name, size: LARGE, cacheControl: 'no-cache', etag: '"1"' });
    await visit(source);
    const { load } = createLoader();
    const coarse: (number | undefined)[] = [];
    expect((await load(source, 64, PERSISTENT, (shown) => coarse.push(shown))).shown).to.equal(5);
    expect(coarse).to.deep.equal([5]);
    expect((await requestsOf(name)).started).to.equal(2);
  });

  it('are not made of what must not be stored', async () => {
    const { load, ledger } = createLoader();
    const ledgerName = crypto.randomUUID();
    const options = { ledger: ledgerName, cacheControl: 'private, no-store' };
    await load(fixtureUrl('flaky/200/0/5', options), 64, PERSISTENT);
    await load(patternUrl(6), 64, PERSISTENT);
    await until(async () => (await countStored()) > 0);
    expect(await countStored()).to.equal(1);
    expect(ledger.held.encoded).to.be.greaterThan(0);
  });

  it('that are damaged are fetched anew', async () => {
    const name = crypto.randomUUID();
    const source = patternUrl(5, 'jpg', { ledger: name });
    await visit(source);
    const database = await openDatabase();
    const store = database.transaction('thumbnails', 'readwrite').objectStore('thumbnails');
    const [key] = await resultOf(store.getAllKeys());
    const stored = await resultOf(store.get(key as string));
    await resultOf(store.put({ ...stored, bytes: new Uint8Array(100) }, key));
    database.close();
    const { load } = createLoader();
    expect((await load(source, 64, PERSISTENT)).shown).to.equal(5);
    expect((await requestsOf(name)).started).to.equal(2);
  });

  it('keep files and other schemes out', async () => {
    const { load, ledger } = createLoader();
    const blob = await (await fetch(patternUrl(5))).blob();
    const url = URL.createObjectURL(blob);
    await load(url, 64, PERSISTENT);
    URL.revokeObjectURL(url);
    expect(ledger.held.encoded).to.equal(0);
  });

  it('do not wait for a server that is not asked', async () => {
    const { load } = createLoader();
    const error = await load(fixtureUrl('status/404'), 64, PERSISTENT).catch((reason: Error) => reason);
    expect(error).to.be.an('error');
    expect(await countStored()).to.equal(0);
  });
});

describe('the end of making thumbnails', () => {
  /** Tiers with one thumbnail to be made, as soon as it is allowed. */
  function createBusyTiers() {
    const memory = new PainterMemory(CONFIG.allotment, { onClaim() {}, onReturn() {}, onAlarm() {} });
    const idle = new IdleWork();
    const tiers = new ThumbnailTiers(memory, () => {}, idle);
    const unmade = { lease: () => undefined, freshness: undefined, isOpaque: true, style: STYLE };
    tiers.makeLater(cellOf(patternUrl(5)), unmade);
    return { tiers, idle };
  }

  it('has come where none is to be made', async () => {
    const { tiers, idle } = createBusyTiers();
    idle.setAllowed(true);
    await tiers.done(never);
    await tiers.done(never);
    tiers.close();
  });

  const ENDS: Record<string, (busy: ReturnType<typeof createBusyTiers>) => void> = {
    'they are forgotten': ({ tiers }) => tiers.clear(),
    'their painter is closed': ({ tiers }) => tiers.close(),
    'there is no more idle work': ({ idle }) => idle.close(),
  };
  for (const [when, end] of Object.entries(ENDS)) {
    it(`comes when ${when}`, async () => {
      const busy = createBusyTiers();
      let isDone = false;
      const done = busy.tiers.done(never).then(() => {
        isDone = true;
      });
      await Promise.resolve();
      expect(isDone).to.equal(false);
      end(busy);
      await done;
      busy.tiers.close();
    });
  }

  it('is not waited for when that is aborted', async () => {
    const { tiers } = createBusyTiers();
    const waiting = new AbortController();
    const done = rejectionOf(tiers.done(waiting.signal));
    waiting.abort();
    expect(await done).to.equal(waiting.signal.reason);
    expect(await rejectionOf(tiers.done(waiting.signal))).to.equal(waiting.signal.reason);
    tiers.close();
  });
});

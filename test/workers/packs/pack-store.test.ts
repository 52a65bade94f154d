import { expect } from 'chai';
import { MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import { PackStore } from '../../../workers/packs/pack-store.js';
import { BLOCK_BYTES } from '../../../workers/packs/waiting-slice.js';
import { fixtureUrl, patternPack, requestsOf } from '../../support/fixtures.js';
import { seededRandom } from '../../support/seeded-random.js';
import { until } from '../../support/until.js';
import { failureFrom } from '../failures.js';

const never = new AbortController().signal;
const COUNT = 100;

function storeOf(maxBytes = 2 ** 24) {
  const ledger = new MemoryLedger();
  const store = new PackStore(ledger);
  store.setMaxBytes(maxBytes);
  const open = async (url: string, start: number, end: number, signal = never) => {
    const slice = { kind: 'slice', file: url, start, end } as const;
    const address = { url, credentials: 'same-origin', stallMs: 10_000, maxBytes: 2 ** 24 } as const;
    const source = await store.open({ ...address, slice }, signal);
    const bytes = await source.readAll();
    source.close();
    return bytes;
  };
  return { ledger, store, open };
}

/** The pack as it is, to compare with. */
async function bytesOf(url: string): Promise<Uint8Array> {
  const whole = new URL(url);
  whole.searchParams.delete('ledger');
  return new Uint8Array(await (await fetch(whole)).arrayBuffer());
}

function rangeOf(ends: readonly number[], index: number): [start: number, end: number] {
  return [ends[index - 1] ?? 0, ends[index] ?? 0];
}

describe('PackStore', () => {
  it('fetches what lies together by one request', async () => {
    const ledger = crypto.randomUUID();
    const { url, ends } = await patternPack(COUNT, { ledger });
    const { open } = storeOf();
    const whole = await bytesOf(url);
    const wanted = [3, 50, 4, 99, 0, 20].map((index) => rangeOf(ends, index));
    const found = await Promise.all(wanted.map(([start, end]) => open(url, start, end)));
    for (const [place, [start, end]] of wanted.entries()) expect(found[place]).to.deep.equal(whole.slice(start, end));
    // Four blocks in a row, of which the second holds none of these.
    expect((await requestsOf(ledger)).started).to.be.within(1, 4);
  });

  it('asks for blocks once, and keeps them for what lies beside', async () => {
    const ledger = crypto.randomUUID();
    const { url, ends } = await patternPack(COUNT, { ledger });
    const { open, ledger: memory, store } = storeOf();
    for (let index = 0; index < 20; index++) await open(url, ...rangeOf(ends, index));
    expect((await requestsOf(ledger)).started).to.equal(1);
    await until(() => memory.held.encoded === BLOCK_BYTES);
    store.close();
    expect(memory.held).to.deep.include({ encoded: 0, inFlight: 0 });
  });

  it('hands over each picture as its bytes arrive', async () => {
    // One that never ends, after the bytes that are asked for.
    const bytes = Uint8Array.from({ length: 100 }, (_, place) => place);
    const url = new URL(fixtureUrl('stalled'));
    url.searchParams.set('base64', btoa(String.fromCharCode(...bytes)));
    const { open, store } = storeOf();
    expect(await open(url.href, 10, 90)).to.deep.equal(bytes.slice(10, 90));
    store.close();
  });

  for (const ranges of [undefined, 'none'] as const) {
    it(`brings random pictures in any order ${ranges ? 'from a server without' : 'by'} ranges, in little room`, async () => {
      const { url, ends } = await patternPack(COUNT, ranges && { ranges });
      const { open, store, ledger } = storeOf(BLOCK_BYTES);
      const whole = await bytesOf(url);
      const random = seededRandom(7);
      for (let round = 0; round < 4; round++) {
        const wanted = Array.from({ length: 12 }, () => {
          const start = Math.floor(random() * (whole.length - 1));
          const length = Math.floor(random() ** 4 * 2 * BLOCK_BYTES);
          return [start, Math.min(whole.length, start + 1 + length)] as const;
        });
        const found = await Promise.all(wanted.map(([start, end]) => open(url, start, end)));
        const isRight = wanted.map(([start, end], place) => {
          const bytes = found[place];
          return bytes?.length === end - start && bytes.every((byte, at) => byte === whole[start + at]);
        });
        expect(isRight).not.to.include(false);
        await until(() => ledger.held.inFlight === 0);
        expect(ledger.held.encoded).to.be.at.most(BLOCK_BYTES);
      }
      expect(ends.at(-1)).to.equal(whole.length);
      store.close();
    });
  }

  it('reads a pack to its end once where the server has no ranges', async () => {
    const ledger = crypto.randomUUID();
    const { url, ends } = await patternPack(COUNT, { ledger, ranges: 'none' });
    const { open } = storeOf();
    const all = Array.from({ length: COUNT }, (_, index) => open(url, ...rangeOf(ends, index)));
    await Promise.all(all);
    await open(url, ...rangeOf(ends, 50));
    expect((await requestsOf(ledger)).started).to.equal(1);
  });

  it('asks for the rest where a server sends less at a time than it is asked for', async () => {
    const ledger = crypto.randomUUID();
    const { url, ends } = await patternPack(COUNT, { ledger, ranges: BLOCK_BYTES * 1.5 });
    const { open } = storeOf();
    const whole = await bytesOf((await patternPack(COUNT)).url);
    const all = ends.map((_, index) => rangeOf(ends, index));
    const found = await Promise.all(all.map(([start, end]) => open(url, start, end)));
    for (const [place, [start, end]] of all.entries()) expect(found[place]).to.deep.equal(whole.slice(start, end));
    expect((await requestsOf(ledger)).started).to.be.within(2, Math.ceil(whole.length / BLOCK_BYTES));
  });

  it('lets pictures fail beyond what a server sends at a time, where that is less than a block', async () => {
    const ledger = crypto.randomUUID();
    const { url, ends } = await patternPack(COUNT, { ledger, ranges: BLOCK_BYTES / 2 });
    const { open } = storeOf();
    const [first, last] = [rangeOf(ends, 0), [BLOCK_BYTES - 10, BLOCK_BYTES] as const];
    const [found, failure] = await Promise.all([open(url, ...first), failureFrom(open(url, ...last))]);
    expect(found.length).to.equal(first[1]);
    expect(failure).to.include({ kind: 'http', name: 'HttpError' });
    expect(failure.message).to.equal(
      `The server was asked for bytes 0 to ${BLOCK_BYTES}, and its answer ended at ${BLOCK_BYTES / 2}`,
    );
    expect((await requestsOf(ledger)).started).to.equal(1);
  });

  it('lets pictures beyond the end fail, and no others', async () => {
    const { url, ends } = await patternPack(COUNT);
    const { open } = storeOf();
    const end = ends.at(-1) ?? 0;
    const good = open(url, ...rangeOf(ends, COUNT - 1));
    const failure = await failureFrom(open(url, end - 10, end + 10));
    expect(failure).to.include({ kind: 'unsupported', name: 'PackError' });
    expect((await good).length).to.be.greaterThan(0);
  });

  it('lets each picture of a pack that cannot be had fail, and asks again for the next', async () => {
    const ledger = crypto.randomUUID();
    const url = fixtureUrl('status/503', { ledger });
    const { open, ledger: memory } = storeOf();
    const failures = await Promise.all([0, 1, 2].map((n) => failureFrom(open(url, n * 10, n * 10 + 10))));
    expect(failures.map(({ kind }) => kind)).to.deep.equal(['http', 'http', 'http']);
    expect(failures[0]?.retryAfterMs).to.equal(0);
    expect((await requestsOf(ledger)).started).to.equal(1);
    await failureFrom(open(url, 0, 10));
    expect((await requestsOf(ledger)).started).to.equal(2);
    expect(memory.held).to.deep.include({ encoded: 0, inFlight: 0 });
  });

  it('aborts a request that nobody waits for any more, and lets the next who asks have its own', async () => {
    const ledger = crypto.randomUUID();
    const { open } = storeOf();
    const url = fixtureUrl('slow/1.jpg', { ledger });
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [open(url, 0, 10, first.signal), open(url, 20, 30, second.signal)].map((opening) =>
      opening.catch(({ name }: Error) => name),
    );
    await until(async () => (await requestsOf(ledger)).inFlight === 1);
    first.abort();
    expect(await both[0]).to.equal('AbortError');
    expect((await requestsOf(ledger)).inFlight).to.equal(1);
    second.abort();
    const third = new AbortController();
    const again = open(url, 0, 10, third.signal).catch(({ name }: Error) => name);
    expect(await both[1]).to.equal('AbortError');
    await until(async () => (await requestsOf(ledger)).inFlight === 1);
    third.abort();
    expect(await again).to.equal('AbortError');
    await until(async () => (await requestsOf(ledger)).inFlight === 0);
  });
});

import { expect } from 'chai';
import { MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import { openSource } from '../../../workers/reading/open-source.js';
import { crossOrigin, fixtureUrl, patternUrl, requestsOf } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { failureFrom, rejectionOf } from '../failures.js';

const never = new AbortController().signal;
const MAX_BYTES = 2 ** 20;
const memory = new MemoryLedger();

const opened = (source: string | Blob, signal = never, stallMs = 30_000) =>
  openSource({ source, credentials: 'same-origin', maxBytes: MAX_BYTES, stallMs, ledger: memory }, signal);

async function fetched(source: string | Blob, signal = never, stallMs?: number): Promise<Uint8Array> {
  const encoded = await opened(source, signal, stallMs);
  return encoded.readAll().finally(() => encoded.close());
}

describe('openSource', () => {
  it('reads what the server sends', async () => {
    const url = patternUrl(1);
    const wanted = new Uint8Array(await (await fetch(url)).arrayBuffer());
    expect(await fetched(url)).to.deep.equal(wanted);
  });

  it('reads what comes in pieces, of no length told before', async () => {
    const text = await fetched(fixtureUrl('chunks?size=7&text=abcdefghijklmnopqrstuvwxyz'));
    expect(new TextDecoder().decode(text)).to.equal('abcdefghijklmnopqrstuvwxyz');
  });

  it('reads a file', async () => {
    expect(await fetched(new Blob(['abc']))).to.deep.equal(Uint8Array.of(97, 98, 99));
  });

  it('tells the status of an answer that is none', async () => {
    for (const status of [404, 500]) {
      const { kind, name, message } = await failureFrom(fetched(fixtureUrl(`status/${status}`)));
      expect([kind, name]).to.deep.equal(['http', 'HttpError']);
      expect(message).to.include(`The server answered ${status}`);
    }
  });

  it('tells a server that does not let this page read', async () => {
    const { kind, message } = await failureFrom(fetched(crossOrigin(patternUrl(1))));
    expect(kind).to.equal('network');
    expect(message).to.match(/^The picture could not be fetched: no answer, or one that/);
  });

  it('reads from another origin that lets it', async () => {
    expect((await fetched(crossOrigin(patternUrl(1, 'jpg', { cors: true })))).length).to.be.greaterThan(100);
  });

  it('tells an address that is none', async () => {
    expect((await failureFrom(fetched('http://[bad'))).kind).to.equal('network');
  });

  it('tells an answer that breaks off', async () => {
    expect((await failureFrom(fetched(fixtureUrl('broken-off')))).kind).to.equal('network');
  });

  it('refuses a file that is too long, before it is read', async () => {
    const huge = new Blob([new Uint8Array(MAX_BYTES), 'x']);
    expect(await failureFrom(fetched(huge))).to.deep.equal({
      kind: 'too-large',
      name: 'ImageTooLargeError',
      message: 'The file has 1 MB or more, the limit is 1 MB',
    });
  });

  it('stops reading an answer without an end', async () => {
    const ledger = crypto.randomUUID();
    const failure = await failureFrom(fetched(fixtureUrl('endless', { ledger })));
    expect(failure.kind).to.equal('too-large');
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('refuses a length told that is too long, without reading', async () => {
    const failure = await failureFrom(fetched(fixtureUrl(`endless?length=${MAX_BYTES + 1}`)));
    expect(failure.kind).to.equal('too-large');
  });

  it('ends its request when it is aborted', async () => {
    const ledger = crypto.randomUUID();
    const abort = new AbortController();
    const rejection = rejectionOf(fetched(fixtureUrl('slow/1.jpg', { ledger }), abort.signal));
    await until(async () => (await requestsOf(ledger)).inFlight === 1);
    abort.abort();
    expect(((await rejection) as Error).name).to.equal('AbortError');
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('gives up a server that sends nothing, and its request', async () => {
    const ledger = crypto.randomUUID();
    const { kind, name, message, retryAfterMs } = await failureFrom(
      fetched(fixtureUrl('slow/1.jpg', { ledger }), never, 100),
    );
    expect([kind, name, retryAfterMs]).to.deep.equal(['timeout', 'TimeoutError', 0]);
    expect(message).to.equal('The server sent nothing for 0.1 s');
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('has patience with a server that sends little by little', async () => {
    const stallMs = 1900;
    const start = performance.now();
    const bytes = await fetched(fixtureUrl(`chunks?size=1&text=${'x'.repeat(1000)}`), never, stallMs);
    expect(performance.now() - start).to.be.greaterThan(stallMs);
    expect(bytes.length).to.equal(1000);
  });

  it('tells which failures may pass', async () => {
    const retryAfterMs = async (path: string) => (await failureFrom(fetched(fixtureUrl(path)))).retryAfterMs;
    for (const status of [408, 425, 429, 500, 502, 503, 504])
      expect(await retryAfterMs(`status/${status}`)).to.equal(0);
    for (const status of [400, 401, 403, 404, 410, 501]) {
      expect(await retryAfterMs(`status/${status}`)).to.equal(undefined);
    }
    expect(await retryAfterMs('broken-off')).to.equal(0);
    expect(await retryAfterMs(`flaky/503/9/1?retryAfter=7&ledger=${crypto.randomUUID()}`)).to.equal(7000);
    expect((await failureFrom(fetched('blob:nothing'))).retryAfterMs).to.equal(undefined);
  });

  it('makes no request when it was aborted before', async () => {
    const ledger = crypto.randomUUID();
    await rejectionOf(fetched(patternUrl(1, 'jpg', { ledger }), AbortSignal.abort()));
    expect((await requestsOf(ledger)).started).to.equal(0);
  });

  it('reads no more of an answer than was asked for', async () => {
    const ledger = crypto.randomUUID();
    // However much of it has come when it is read.
    const limits = { maxBytes: Number.POSITIVE_INFINITY, stallMs: 30_000 };
    const source = fixtureUrl('endless', { ledger });
    const encoded = await openSource({ source, credentials: 'same-origin', ...limits, ledger: memory }, never);
    await encoded.readOn();
    expect([encoded.head.length > 0, encoded.isWhole]).to.deep.equal([true, false]);
    encoded.close();
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('reads no more of a file than was asked for', async () => {
    const encoded = await opened(new File([new Uint8Array(2 ** 18)], 'large'));
    await encoded.readOn();
    expect([encoded.head.length, encoded.isWhole]).to.deep.equal([2 ** 16, false]);
    await encoded.readOn();
    expect(encoded.head.length).to.equal(2 ** 17);
    expect((await encoded.readAll()).length).to.equal(2 ** 18);
  });

  it('hands over the whole of what it has begun to read', async () => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    const encoded = await opened(fixtureUrl(`chunks?size=5&text=${text}`));
    await encoded.readOn();
    await encoded.readOn();
    expect(text.startsWith(new TextDecoder().decode(encoded.head))).to.equal(true);
    expect(new TextDecoder().decode(await encoded.readAll())).to.equal(text);
  });

  it('hands over a buffer that holds nothing else', async () => {
    for (const source of [patternUrl(1), new Blob(['abc']), fixtureUrl('chunks?size=5&text=abcdefgh')]) {
      const bytes = await fetched(source);
      expect(bytes.buffer.byteLength).to.equal(bytes.length);
    }
  });
});

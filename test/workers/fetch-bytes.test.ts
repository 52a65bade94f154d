import { expect } from 'chai';
import { fetchBytes, MAX_ENCODED_BYTES } from '../../workers/fetch-bytes.js';
import { crossOrigin, fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { until } from '../support/until.js';
import { failureFrom, rejectionOf } from './failures.js';

const never = new AbortController().signal;
const fetched = (source: string | Blob, signal = never) => fetchBytes(source, 'same-origin', signal);

describe('fetchBytes', () => {
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
    expect([kind, message]).to.deep.equal(['network', 'The picture could not be fetched']);
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
    const megabyte = new Uint8Array(2 ** 20);
    const huge = new Blob([...Array(MAX_ENCODED_BYTES / 2 ** 20).fill(megabyte), 'x']);
    expect(await failureFrom(fetched(huge))).to.deep.equal({
      kind: 'too-large',
      name: 'ImageTooLargeError',
      message: 'The file has 64 MB or more, the limit is 64 MB',
    });
  });

  it('stops reading an answer without an end', async () => {
    const ledger = crypto.randomUUID();
    const failure = await failureFrom(fetched(fixtureUrl('endless', { ledger })));
    expect(failure.kind).to.equal('too-large');
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('refuses a length told that is too long, without reading', async () => {
    const failure = await failureFrom(fetched(fixtureUrl(`endless?length=${MAX_ENCODED_BYTES + 1}`)));
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

  it('makes no request when it was aborted before', async () => {
    const ledger = crypto.randomUUID();
    await rejectionOf(fetched(patternUrl(1, 'jpg', { ledger }), AbortSignal.abort()));
    expect((await requestsOf(ledger)).started).to.equal(0);
  });
});

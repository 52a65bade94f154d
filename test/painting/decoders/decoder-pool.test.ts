import { expect } from 'chai';
import { DecoderPool } from '../../../src/painting/decoders/decoder-pool.js';
import type { DecoderLimits } from '../../../src/painting/decoders/decoder-seat.js';
import type { PlugInJob, PlugInOutcome } from '../../../workers/plug-in/plug-in-protocol.js';
import { readPattern } from '../../support/pattern.mjs';
import { until } from '../../support/until.js';
import { rejectionOf } from '../../workers/failures.js';

const MODULE = new URL('../../support/fixtures/test-decoder.ts', import.meta.url).href;
const never = new AbortController().signal;

let pool: DecoderPool | undefined;

function createPool(limits: Partial<DecoderLimits> = {}): DecoderPool {
  pool = new DecoderPool(undefined, limits);
  pool.join();
  return pool;
}

afterEach(() => {
  pool?.leave();
  expect(pool?.alive ?? 0, 'workers left behind').to.equal(0);
  pool = undefined;
});

function jobOf(text: string, changes: Partial<PlugInJob> = {}): PlugInJob {
  const bytes = new TextEncoder().encode(`MIGT${text}`);
  return {
    module: MODULE,
    type: 'image/x-test',
    options: undefined,
    bytes,
    wanted: undefined,
    maxPixels: 1e6,
    timeLimitMs: 10_000,
    ...changes,
  };
}

function patternOf(outcome: PlugInOutcome): number | undefined {
  if (outcome.state === 'failed') return expect.fail(JSON.stringify(outcome));
  const { data, width, height } = outcome.pixels;
  return readPattern(new ImageData(data, width, height));
}

function errorOf(outcome: PlugInOutcome): string {
  return outcome.state === 'failed' ? `${outcome.failure.name}: ${outcome.failure.message}` : 'decoded';
}

describe('DecoderPool', () => {
  it('starts no worker before there is work, and decodes in one', async () => {
    const decoders = createPool();
    expect(decoders.alive).to.equal(0);
    expect(patternOf(await decoders.run(jobOf('pattern 54321'), never))).to.equal(54_321);
    expect(decoders.alive).to.equal(1);
  });

  it('takes as long as it needs where there is no limit', async () => {
    const outcome = await createPool().run(jobOf('pattern 9', { timeLimitMs: Number.POSITIVE_INFINITY }), never);
    expect(patternOf(outcome)).to.equal(9);
  });

  it('takes a bitmap too', async () => {
    expect(patternOf(await createPool().run(jobOf('bitmap 7'), never))).to.equal(7);
  });

  it('tells the decoder its options', async () => {
    const outcome = await createPool().run(jobOf('options', { options: { wasm: 'a.wasm' } }), never);
    expect(errorOf(outcome)).to.include('{"wasm":"a.wasm"}');
  });

  it('never runs more than two decoders at once, and all files get their turn', async () => {
    const decoders = createPool();
    const running = Array.from({ length: 12 }, (_, index) => decoders.run(jobOf(`pattern ${index}`), never));
    const shown = (await Promise.all(running)).map(patternOf);
    expect(shown).to.deep.equal(Array.from({ length: 12 }, (_, index) => index));
    expect(decoders.alive).to.equal(2);
  });

  it('tells what a decoder says of a file, and goes on', async () => {
    const decoders = createPool();
    const outcome = await decoders.run(jobOf('throw damaged'), never);
    expect(errorOf(outcome)).to.equal('DecodeError: The decoder of image/x-test failed: damaged');
    expect(patternOf(await decoders.run(jobOf('pattern 5'), never))).to.equal(5);
  });

  for (const [behaviour, error] of Object.entries({
    nothing: 'DecodeError: The decoder of image/x-test gave a picture of undefined×undefined',
    short: 'DecodeError: The decoder of image/x-test gave 10 bytes for 10×10 pixels of four bytes',
    negative: 'DecodeError: The decoder of image/x-test gave a picture of -1×10',
    huge: 'ImageTooLargeError: 100000×100000 is 10000 MP, limit 1 MP',
  })) {
    it(`refuses what makes no sense: ${behaviour}`, async () => {
      expect(errorOf(await createPool().run(jobOf(behaviour), never))).to.equal(error);
    });
  }

  for (const behaviour of ['hang', 'forget', 'die']) {
    it(`ends a decoder over time and starts another: ${behaviour}`, async () => {
      const decoders = createPool();
      const stuck = ['', '', ''].map(() => decoders.run(jobOf(behaviour, { timeLimitMs: 500 }), never));
      const errors = (await Promise.all(stuck)).map(errorOf);
      const text = 'DecoderLostError: The decoder of image/x-test was ended: decoding took more than 0.5 s';
      expect(errors).to.deep.equal([text, text, text]);
    });
  }

  it('decodes after a decoder was ended', async () => {
    const decoders = createPool();
    await decoders.run(jobOf('die', { timeLimitMs: 500 }), never);
    expect(patternOf(await decoders.run(jobOf('pattern 9'), never))).to.equal(9);
  });

  it('says which module cannot be loaded', async () => {
    const module = new URL('/fixtures/status/404', location.href).href;
    const error = errorOf(await createPool().run(jobOf('pattern 1', { module }), never));
    expect(error).to.include(`DecoderLoadError: The decoder of image/x-test at ${module}`);
  });

  it('says that a module is no decoder', async () => {
    const module = new URL('../../support/pattern.mjs', import.meta.url).href;
    const error = errorOf(await createPool().run(jobOf('pattern 1', { module }), never));
    expect(error).to.include('it has no export named "decode"');
  });

  it('replaces a worker after so many files', async () => {
    const decoders = createPool({ maxDecodes: 2 });
    await decoders.run(jobOf('pattern 1'), never);
    expect(decoders.alive).to.equal(1);
    await decoders.run(jobOf('pattern 2'), never);
    expect(decoders.alive).to.equal(0);
    expect(patternOf(await decoders.run(jobOf('pattern 3'), never))).to.equal(3);
  });

  it('replaces a worker after so many bytes', async () => {
    const decoders = createPool({ maxDecodedBytes: 40_000 });
    await decoders.run(jobOf('pattern 1'), never);
    expect(decoders.alive).to.equal(0);
  });

  it('ends a worker that has no work', async () => {
    const decoders = createPool({ idleMs: 10 });
    await decoders.run(jobOf('pattern 1'), never);
    await until(() => decoders.alive === 0);
  });

  it('lets a file leave the line', async () => {
    const decoders = createPool();
    const forgetful = { timeLimitMs: 1000 };
    const ahead = ['', ''].map(() => decoders.run(jobOf('forget', forgetful), never));
    const leaving = new AbortController();
    const left = rejectionOf(decoders.run(jobOf('pattern 1'), leaving.signal));
    const next = decoders.run(jobOf('pattern 2'), never);
    leaving.abort();
    expect(((await left) as Error).name).to.equal('AbortError');
    expect(patternOf(await next)).to.equal(2);
    await Promise.all(ahead);
  });
});

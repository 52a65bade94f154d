import { expect } from 'chai';
import { registeredDecoders } from '../../src/decoders/decoder-registry.js';
import { DecoderPool } from '../../src/painting/decoders/decoder-pool.js';
import type { PlugInOutcome } from '../../workers/plug-in/plug-in-protocol.js';
import { hasSignature } from '../../workers/plug-in/signature.js';

const pool = new DecoderPool(undefined);
before(() => pool.join());
after(() => pool.leave());

/** What the decoder that is registered for a file makes of it, in a worker, as for a painter. */
export async function outcomeOf(file: Uint8Array, maxPixels = 50e6): Promise<PlugInOutcome> {
  const registered = registeredDecoders().find(({ sniff }) => hasSignature(file, sniff));
  if (!registered) return expect.fail('no decoder is registered for the file');
  const { type, load, options } = registered;
  const module = String(typeof load === 'function' ? await load() : load);
  const job = { module, type, options, bytes: file.slice(), wanted: undefined, maxPixels, timeLimitMs: 10_000 };
  return pool.run(job, signal);
}

export async function pixelsOf(file: Uint8Array): Promise<ImageData> {
  const outcome = await outcomeOf(file);
  if (outcome.state === 'failed') return expect.fail(JSON.stringify(outcome));
  const { data, width, height } = outcome.pixels;
  return new ImageData(data, width, height);
}

export async function failureOf(file: Uint8Array, maxPixels?: number): Promise<string> {
  const outcome = await outcomeOf(file, maxPixels);
  return outcome.state === 'failed' ? `${outcome.failure.name}: ${outcome.failure.message}` : 'decoded';
}

const { signal } = new AbortController();

import type { PaintPort } from '../../../workers/paint-port.js';
import type {
  PlugIn,
  PlugInAnswer,
  PlugInJob,
  PlugInOutcome,
  PlugInRequest,
} from '../../../workers/plug-in/plug-in-protocol.js';
import { type DecoderRegistration, registeredDecoders, watchDecoders } from '../../decoders/decoder-registry.js';
import type { DecoderPool } from './decoder-pool.js';

type DecodeRequest = PlugInRequest & { readonly ask: 'decode' };

/** The page's end of a painter's way to the decoders. */
export class DecoderLine {
  readonly #port: PaintPort<PlugInAnswer, PlugInRequest>;
  readonly #pool: DecoderPool;
  readonly #jobs = new Map<number, AbortController>();
  readonly #unwatch: () => void;

  constructor(port: PaintPort<PlugInAnswer, PlugInRequest>, pool: DecoderPool) {
    this.#port = port;
    this.#pool = pool;
    pool.join();
    port.listen((request) => {
      if (request.ask === 'cancel') this.#jobs.get(request.job)?.abort();
      else void this.#decode(request);
    });
    this.#tellKnown();
    this.#unwatch = watchDecoders(() => this.#tellKnown());
  }

  close(): void {
    this.#unwatch();
    for (const job of this.#jobs.values()) job.abort();
    this.#port.close();
    this.#pool.leave();
  }

  #tellKnown(): void {
    const plugIns = registeredDecoders().map(({ type, sniff }, id): PlugIn => ({ id, type, sniff }));
    this.#port.post({ tell: 'known', plugIns });
  }

  async #decode(request: DecodeRequest): Promise<void> {
    const { job } = request;
    const controller = new AbortController();
    this.#jobs.set(job, controller);
    try {
      const outcome = await this.#outcomeOf(request, controller.signal);
      if (!controller.signal.aborted) this.#answer(job, outcome);
    } catch {
      // Cancelled before its turn: nobody waits for an answer.
    } finally {
      this.#jobs.delete(job);
    }
  }

  async #outcomeOf(request: DecodeRequest, signal: AbortSignal): Promise<PlugInOutcome> {
    const registration = registeredDecoders()[request.plugIn];
    if (!registration) throw new Error(`No decoder ${request.plugIn} is registered`);
    const { bytes, wanted, maxPixels, timeLimitMs } = request;
    const { type, options } = registration;
    const module = await addressOf(registration).catch((error: unknown) => error as Error);
    if (module instanceof Error) return loadFailure(type, module);
    const job: PlugInJob = { module, type, options, bytes, wanted, maxPixels, timeLimitMs };
    return this.#pool.run(job, signal);
  }

  #answer(job: number, outcome: PlugInOutcome): void {
    if (outcome.state === 'failed') {
      this.#port.post({ tell: 'failed', job, failure: outcome.failure });
      return;
    }
    const { pixels } = outcome;
    this.#port.post({ tell: 'decoded', job, pixels }, [pixels.data.buffer]);
  }
}

async function addressOf({ load }: DecoderRegistration): Promise<string> {
  const address = typeof load === 'function' ? await load() : load;
  return new URL(address, document.baseURI).href;
}

function loadFailure(type: string, { message }: Error): PlugInOutcome {
  const failure = {
    kind: 'unsupported',
    name: 'DecoderLoadError',
    message: `The decoder of ${type}: ${message}`,
  } as const;
  return { state: 'failed', failure };
}

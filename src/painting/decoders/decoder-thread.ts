import { type Remote, releaseProxy, transfer, wrap } from 'comlink';
import createWorker, { loadInPage } from '../../../workers/paint-worker.js?worker';
import type { DecoderControl, PlugInJob, PlugInOutcome } from '../../../workers/plug-in/plug-in-protocol.js';
import type { PainterControl } from '../../../workers/protocol.js';

/** Where decoders run: a worker that can be ended at any time, or the page itself. */
export interface DecoderThread {
  /** Settles when it has started; never, where a policy forbids it without a word. */
  ready(): Promise<void>;
  /** @throws when the module cannot be imported or exports no decoder */
  load(module: string): Promise<void>;
  decode(job: PlugInJob, signal: AbortSignal): Promise<PlugInOutcome>;
  /** Answers that are owed will never come. */
  terminate(): void;
}

export interface DecoderThreadOptions {
  readonly workerSrc: string | undefined;
  readonly onDeath: (reason: Error) => void;
}

type Control = DecoderControl & Pick<PainterControl, 'ping'>;

/** Starts a worker for decoders. @throws when the page may not start one. */
export function startDecoderWorker({ workerSrc, onDeath }: DecoderThreadOptions): DecoderThread {
  const worker = createWorker(workerSrc);
  const control: Remote<Control> = wrap<Control>(worker);
  worker.onerror = (event) => onDeath(new Error(event.message || 'its worker failed'));
  return {
    ready: () => control.ping(),
    load: (module) => control.loadDecoder(module),
    async decode(job, signal) {
      const abort = () => void control.abortDecode();
      signal.addEventListener('abort', abort, { once: true });
      return control
        .decode(transfer(job, [job.bytes.buffer]))
        .finally(() => signal.removeEventListener('abort', abort));
    },
    terminate() {
      // As in `startWorkerLink()`: comlink's registry of proxies would hold the worker for ever.
      control[releaseProxy]();
      worker.terminate();
    },
  };
}

/** For pages that may not start workers. A decoder that hangs there hangs the page. */
export async function decodeInPage(): Promise<DecoderThread> {
  const { loadPlugIn, runPlugIn } = (await loadInPage()) as typeof import('../../../workers/paint-worker.js');
  return {
    async ready() {},
    async load(module) {
      await loadPlugIn(module);
    },
    decode: (job, signal) => runPlugIn(job, signal),
    terminate() {},
  };
}

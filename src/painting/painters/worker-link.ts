import { type Remote, releaseProxy, transfer, wrap } from 'comlink';
import { wrapMessagePort } from '../../../workers/paint-port.js';
import createWorker from '../../../workers/paint-worker.js?worker';
import type { PaintCommand, PainterControl, PaintReport } from '../../../workers/protocol.js';
import { NO_BITMAPS, retiredBitmaps } from '../bitmap-counts.js';
import { DecoderLine } from '../decoders/decoder-line.js';
import { sharedDecoderPool } from '../decoders/decoder-pool.js';
import { AwakeTimer } from './awake-timer.js';
import type { LinkOptions, PainterLink } from './painter-link.js';
import { WorkerFaults } from './worker-faults.js';

/** A worker that has not started by then is taken for blocked; a content security policy may say nothing at all. */
const START_TIMEOUT_MS = 10_000;

/** A worker that is busy with a large picture answers late, but it answers. */
const CLOSE_TIMEOUT_MS = 1000;

/**
 * Starts a painter in a worker.
 * @throws when the page may not start one: Chromium and Firefox report a policy by an `error` event on the worker,
 * WebKit and Trusted Types by an exception.
 */
export async function startWorkerLink({ config, workerSrc, handlers }: LinkOptions): Promise<PainterLink> {
  const worker = createWorker(workerSrc);
  const { port1: port, port2 } = new MessageChannel();
  const { port1: plugIns, port2: plugInsOfPainter } = new MessageChannel();
  const decoders = new DecoderLine(wrapMessagePort(plugIns), sharedDecoderPool(workerSrc));
  const control: Remote<PainterControl> = wrap<PainterControl>(worker);
  const faults = new WorkerFaults(worker, port);
  let lastBitmaps = NO_BITMAPS;
  port.onmessage = ({ data }: MessageEvent<PaintReport>) => {
    lastBitmaps = data.bitmaps;
    handlers.onReport(data);
  };
  const terminate = () => {
    // comlink's registry of proxies holds the worker, whose handlers hold the proxy: without this both stay for ever.
    control[releaseProxy]();
    // What it still has to say is not about the one that takes its place.
    faults.listen(() => {});
    port.onmessage = null;
    worker.terminate();
    port.close();
    decoders.close();
  };
  try {
    const failed = new Promise<never>((_, reject) => faults.listen(reject));
    const started = control.start(transfer(port2, [port2]), config, transfer(plugInsOfPainter, [plugInsOfPainter]));
    await within(START_TIMEOUT_MS, Promise.race([started, failed]));
  } catch (error) {
    terminate();
    throw error;
  }
  faults.listen(handlers.onDeath);

  return {
    kind: 'worker',
    post: (commands) => port.postMessage(commands, transferables(commands)),
    handOver: (canvas) => canvas.transferControlToOffscreen(),
    ping: () => control.ping(),
    async close() {
      const counts = await within(CLOSE_TIMEOUT_MS, control.close()).catch(() => undefined);
      terminate();
      return retiredBitmaps(counts ?? lastBitmaps);
    },
    terminate,
  };
}

/** comlink's calls never settle when a worker dies. The timer goes with the answer: it would hold the worker till its end. */
async function within<Answer>(timeoutMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: AwakeTimer | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = new AwakeTimer(timeoutMs, () => reject(new Error(`The worker did not answer within ${timeoutMs} ms`)));
  });
  return Promise.race([answer, timeout]).finally(() => timer?.stop());
}

function transferables(commands: readonly PaintCommand[]): Transferable[] {
  return commands.flatMap((command): Transferable[] => {
    if (command.type === 'open') return [command.canvas as OffscreenCanvas];
    return command.type === 'meet' || command.type === 'copy' ? [command.port] : [];
  });
}

import { type Remote, transfer, wrap } from 'comlink';
import createWorker from '../../workers/paint-worker.js?worker';
import type { PaintCommand, PainterControl, PaintReport } from '../../workers/protocol.js';
import { NO_BITMAPS, retiredBitmaps } from './bitmap-counts.js';
import type { LinkOptions, PainterLink } from './painter-link.js';

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
  const control: Remote<PainterControl> = wrap<PainterControl>(worker);
  let lastBitmaps = NO_BITMAPS;
  port.onmessage = ({ data }: MessageEvent<PaintReport>) => {
    lastBitmaps = data.bitmaps;
    handlers.onReport(data);
  };
  try {
    await Promise.race([control.start(transfer(port2, [port2]), config), failure(worker, START_TIMEOUT_MS)]);
  } catch (error) {
    worker.terminate();
    port.close();
    throw error;
  }
  worker.onerror = (event) => handlers.onDeath(new Error(event.message || 'The paint worker failed'));

  const terminate = () => {
    worker.terminate();
    port.close();
  };
  return {
    kind: 'worker',
    post: (commands) => port.postMessage(commands, transferables(commands)),
    handOver: (canvas) => canvas.transferControlToOffscreen(),
    ping: () => control.ping(),
    async close() {
      const counts = await Promise.race([control.close(), delay(CLOSE_TIMEOUT_MS)]).catch(() => undefined);
      terminate();
      return retiredBitmaps(counts ?? lastBitmaps);
    },
    terminate,
  };
}

function failure(worker: Worker, timeoutMs: number): Promise<never> {
  return new Promise((_, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || 'The page may not start a blob worker'));
    setTimeout(() => reject(new Error(`The worker did not start within ${timeoutMs} ms`)), timeoutMs);
  });
}

function delay(timeMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), timeMs));
}

function transferables(commands: readonly PaintCommand[]): Transferable[] {
  return commands.flatMap((command) => (command.type === 'open' ? [command.canvas as OffscreenCanvas] : []));
}

import { startInPageLink } from './in-page-link.js';
import type { LinkOptions, PainterLink } from './painter-link.js';
import { startRefusingLink } from './refusing-link.js';
import { startWorkerLink } from './worker-link.js';

let hasWarned = false;

/**
 * Starts a painter in a worker, or in the page where none is to be had: `worker-src` without `blob:` in the content
 * security policy, Trusted Types, an engine without `OffscreenCanvas`.
 */
export async function startPainter(options: LinkOptions): Promise<PainterLink> {
  try {
    if (!HTMLCanvasElement.prototype.transferControlToOffscreen) throw new Error('This engine has no OffscreenCanvas');
    return await startWorkerLink(options);
  } catch (error) {
    warnOnce(error);
    return startInPageLink(options).catch((cause: Error) => startRefusingLink(cause, options));
  }
}

function warnOnce(cause: unknown): void {
  if (hasWarned) return;
  hasWarned = true;
  const { message } = cause as Error;
  console.warn(
    `<mass-image-grid>: pictures are decoded on the main thread, for no worker could be started (${message}). ` +
      `Allow "worker-src blob:" in the Content-Security-Policy, or give worker-src the address of paint-worker.js.`,
  );
}

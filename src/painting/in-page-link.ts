import { createInPagePorts } from '../../workers/paint-port.js';
import { loadInPage } from '../../workers/paint-worker.js?worker';
import type { PaintCommand, PaintReport } from '../../workers/protocol.js';
import type { LinkOptions, PainterLink } from './painter-link.js';

/** Half of a 60 Hz frame stays to the page. */
const FRAME_BUDGET_MS = 8;

/** The same painter on the page's own thread, drawing in slices, where no worker or `OffscreenCanvas` is to be had. */
export async function startInPageLink({ config, handlers }: LinkOptions): Promise<PainterLink> {
  const { Painter } = (await loadInPage()) as typeof import('../../workers/paint-worker.js');
  const [port, peer] = createInPagePorts<readonly PaintCommand[], PaintReport>();
  const painter = new Painter(peer, { ...config, frameBudgetMs: FRAME_BUDGET_MS });
  port.listen(handlers.onReport);
  return {
    kind: 'in-page',
    post: (commands) => port.post(commands),
    handOver: (canvas) => canvas,
    ping: async () => {},
    close: async () => painter.close(),
    terminate: () => void painter.close(),
  };
}

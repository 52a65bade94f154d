import { createInPagePorts } from '../../workers/paint-port.js';
import { Painter } from '../../workers/painter.js';
import type { PaintCommand, PaintReport } from '../../workers/protocol.js';
import type { LinkOptions, PainterLink } from './painter-link.js';

/** Half of a 60 Hz frame stays to the page. */
const FRAME_BUDGET_MS = 8;

/** The same painter on the page's own thread, drawing in slices, where no worker or `OffscreenCanvas` is to be had. */
export function startInPageLink({ config, handlers }: LinkOptions): PainterLink {
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

import { createInPagePorts } from '../../../workers/paint-port.js';
import { loadInPage } from '../../../workers/paint-worker.js?worker';
import type { PlugInAnswer, PlugInRequest } from '../../../workers/plug-in/plug-in-protocol.js';
import type { PaintCommand, PaintReport } from '../../../workers/protocol.js';
import { DecoderLine } from '../decoders/decoder-line.js';
import { sharedDecoderPool } from '../decoders/decoder-pool.js';
import type { LinkOptions, PainterLink } from './painter-link.js';

/** Half of a 60 Hz frame stays to the page. */
const FRAME_BUDGET_MS = 8;

/** The same painter on the page's own thread, drawing in slices, where no worker or `OffscreenCanvas` is to be had. */
export async function startInPageLink({ config, workerSrc, handlers }: LinkOptions): Promise<PainterLink> {
  const { Painter } = (await loadInPage()) as typeof import('../../../workers/paint-worker.js');
  const [port, peer] = createInPagePorts<readonly PaintCommand[], PaintReport>();
  const [decodersPort, plugIns] = createInPagePorts<PlugInAnswer, PlugInRequest>();
  const decoders = new DecoderLine(decodersPort, sharedDecoderPool(workerSrc));
  const painter = new Painter(peer, { ...config, frameBudgetMs: FRAME_BUDGET_MS }, plugIns);
  const close = () => {
    decoders.close();
    return painter.close();
  };
  port.listen(handlers.onReport);
  return {
    kind: 'in-page',
    post: (commands) => port.post(commands),
    handOver: (canvas) => canvas,
    ping: async () => {},
    close: async () => close(),
    terminate: () => void close(),
  };
}

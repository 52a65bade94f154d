import { expose, transfer } from 'comlink';
import { wrapMessagePort } from './paint-port.js';
import { Painter } from './painter.js';
import type { DecoderControl } from './plug-in/plug-in-protocol.js';
import { loadPlugIn, runPlugIn } from './plug-in/run-plug-in.js';
import type { PainterControl } from './protocol.js';

export { loadPlugIn, Painter, runPlugIn };

let painter: Painter | undefined;
let decoding = new AbortController();

/** A worker is either a painter or a decoder: one file for both, so that a page need name and allow only one. */
const control: PainterControl & DecoderControl = {
  start(port, config, plugIns) {
    painter = new Painter(wrapMessagePort(port), config, wrapMessagePort(plugIns));
  },
  ping() {},
  close() {
    return painter?.close() ?? { created: 0, closed: 0, held: 0, bytes: 0 };
  },
  async loadDecoder(module) {
    await loadPlugIn(module);
  },
  async decode(job) {
    decoding = new AbortController();
    const outcome = await runPlugIn(job, decoding.signal);
    return outcome.state === 'decoded' ? transfer(outcome, [outcome.pixels.data.buffer]) : outcome;
  },
  abortDecode() {
    decoding.abort();
  },
};

// A page that may not start a worker loads this module for its painter alone.
if (typeof DedicatedWorkerGlobalScope === 'function' && self instanceof DedicatedWorkerGlobalScope) expose(control);

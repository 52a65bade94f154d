import { expose } from 'comlink';
import { wrapMessagePort } from './paint-port.js';
import { Painter } from './painter.js';
import type { PainterControl } from './protocol.js';

export { Painter };

let painter: Painter | undefined;

const control: PainterControl = {
  start(port, config) {
    painter = new Painter(wrapMessagePort(port), config);
  },
  ping() {},
  close() {
    return painter?.close() ?? { created: 0, closed: 0, held: 0, bytes: 0 };
  },
};

// A page that may not start a worker loads this module for its painter alone.
if (typeof DedicatedWorkerGlobalScope === 'function' && self instanceof DedicatedWorkerGlobalScope) expose(control);

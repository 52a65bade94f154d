import { NO_BYTES } from '../../src/core/memory/held-bytes.js';
import type { GridStats } from '../../src/index.js';

/** Statistics of a grid that does nothing, but for some of them. */
export function statsWith(changes: Partial<GridStats>): GridStats {
  return {
    items: 0,
    rows: 0,
    cells: 0,
    visible: { cells: 0, painted: 0 },
    bitmaps: { created: 0, closed: 0, held: 0, bytes: 0 },
    requests: { queued: 0, running: 0, finished: 0, aborted: 0, failed: 0 },
    workers: { alive: 0, restarted: 0 },
    memory: { budgetBytes: 1, heldBytes: 0, held: NO_BYTES, neededByVisibleBytes: 0, level: 'nominal', steps: [] },
    ...changes,
  };
}

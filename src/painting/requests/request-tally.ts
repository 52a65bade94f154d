import type { PaintMode } from '../../../workers/protocol.js';
import type { SettledCell } from './flights.js';

export interface RequestCounts {
  /** Cells that wait for their turn, to be tried again, or, at rest, for the picture behind the preview they show. */
  readonly queued: number;
  /** In painters, and `<img>` elements that load in their stead. */
  readonly running: number;
  readonly finished: number;
  /** Running requests that were ended because their row had left, or come to nothing with a painter. */
  readonly aborted: number;
  /** Requests that failed, each attempt for itself. */
  readonly failed: number;
}

/** Counts what became of a grid's cells. A look-up in a painter's cache is no request: its cell still waits. */
export class RequestTally {
  #lookups = 0;
  #counts = { running: 0, finished: 0, aborted: 0, failed: 0 };

  /** @param waiting Cells that have not been sent */
  counts(waiting: number): RequestCounts {
    return { queued: waiting + this.#lookups, ...this.#counts };
  }

  start(cells: number, mode: PaintMode): void {
    if (mode === 'lookup') this.#lookups += cells;
    else this.#counts.running += cells;
  }

  end({ state }: SettledCell, mode: PaintMode): void {
    if (mode === 'lookup') {
      this.#lookups--;
      return;
    }
    this.#counts.running--;
    if (state === 'painted') this.#counts.finished++;
    else if (state === 'failed') this.#counts.failed++;
    else this.#counts.aborted++;
  }
}

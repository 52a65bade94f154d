import type { Range } from './range.js';
import { EMPTY_RANGE, isInRange } from './range.js';

export interface Assignment {
  readonly slot: number;
  readonly row: number;
}

export interface RingChange {
  readonly assigned: readonly Assignment[];
  /** Slots whose row left the range and that have no new row yet. */
  readonly released: readonly number[];
}

/**
 * Gives rows to a fixed number of slots: row `r` always rides in slot `r mod capacity`. A range no longer than the
 * capacity never collides, nothing is searched, and a row that comes back finds the worker that cached its pictures.
 */
export class RowRing {
  readonly capacity: number;
  #range: Range = EMPTY_RANGE;

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`capacity must be ≥ 1, got ${capacity}`);
    this.capacity = capacity;
  }

  get range(): Range {
    return this.#range;
  }

  slotOf(row: number): number {
    return row % this.capacity;
  }

  /** Moves to `range`, cut to the capacity, and tells which slots change. */
  moveTo({ start, end }: Range): RingChange {
    const before = this.#range;
    const after = { start, end: Math.min(end, start + this.capacity) };
    this.#range = after;
    const assigned = [...rowsOutside(after, before)].map((row) => ({ slot: this.slotOf(row), row }));
    const taken = new Set(assigned.map(({ slot }) => slot));
    const released = [...rowsOutside(before, after)].map((row) => this.slotOf(row)).filter((slot) => !taken.has(slot));
    return { assigned, released };
  }
}

function* rowsOutside(range: Range, excluded: Range): Generator<number> {
  for (let row = range.start; row < range.end; row++) if (!isInRange(excluded, row)) yield row;
}

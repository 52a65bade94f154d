export interface Assignment {
  readonly slot: number;
  readonly row: number;
}

export interface SlotChange {
  readonly assigned: readonly Assignment[];
  /** Slots whose row has left and that have no new row yet. */
  readonly released: readonly number[];
}

/**
 * Gives rows to a fixed number of slots. A row that stays keeps its slot. A new one takes slot `row mod capacity` where
 * that is free, so that a row that comes back finds the worker that cached its pictures; rows that are numbered one
 * after the other, no more than the capacity, never find it taken.
 */
export class RowSlots {
  #capacity: number;
  #slots = new Map<number, number>();
  #rows: readonly number[] = [];

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`capacity must be ≥ 1, got ${capacity}`);
    this.#capacity = capacity;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** The rows that have a slot, in the order they were given. */
  get rows(): readonly number[] {
    return this.#rows;
  }

  has(row: number): boolean {
    return this.#slots.has(row);
  }

  slotOf(row: number): number | undefined {
    return this.#slots.get(row);
  }

  /** More slots, for rows that are lower than was expected; those that are taken stay as they are. */
  grow(capacity: number): void {
    this.#capacity = Math.max(this.#capacity, capacity);
  }

  /**
   * Moves to these rows and tells which slots change.
   * @throws {RangeError} when there are more rows than slots
   */
  moveTo(rows: readonly number[]): SlotChange {
    if (rows.length > this.#capacity) throw new RangeError(`${rows.length} rows do not fit in ${this.#capacity} slots`);
    const before = this.#slots;
    const after = new Map<number, number | undefined>(rows.map((row) => [row, before.get(row)]));
    const taken = new Set([...after.values()].filter((slot) => slot !== undefined));
    const left = [...before].filter(([row]) => !after.has(row)).map(([, slot]) => slot);
    const assigned: Assignment[] = [];
    for (const row of rows.filter((row) => !before.has(row))) {
      const slot = this.#freeSlot(row, taken);
      taken.add(slot);
      assigned.push({ slot, row });
      after.set(row, slot);
    }
    this.#slots = after as Map<number, number>;
    this.#rows = [...after.keys()];
    return { assigned, released: left.filter((slot) => !taken.has(slot)) };
  }

  #freeSlot(row: number, taken: ReadonlySet<number>): number {
    let slot = row % this.#capacity;
    while (taken.has(slot)) slot = (slot + 1) % this.#capacity;
    return slot;
  }
}

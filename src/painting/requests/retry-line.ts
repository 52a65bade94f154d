interface Waiting {
  readonly row: number;
  readonly cancel: () => void;
}

/** Cells that are tried again later. They hold no place in flight meanwhile. */
export class RetryLine<Cell> {
  readonly #onDue: (row: number, cell: Cell) => void;
  readonly #waiting = new Map<Cell, Waiting>();

  constructor(onDue: (row: number, cell: Cell) => void) {
    this.#onDue = onDue;
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(row: number, cell: Cell, delayMs: number): void {
    const timer = setTimeout(() => this.#end(row, cell), delayMs);
    this.#waiting.set(cell, { row, cancel: () => clearTimeout(timer) });
  }

  /** Nothing can be fetched while the device is offline, however often it is tried. */
  addUntilOnline(row: number, cell: Cell): void {
    const onOnline = () => this.#end(row, cell);
    addEventListener('online', onOnline, { once: true });
    this.#waiting.set(cell, { row, cancel: () => removeEventListener('online', onOnline) });
  }

  delete(row: number, isMeant: (cell: Cell) => boolean = () => true): void {
    for (const [cell, waiting] of this.#waiting) {
      if (waiting.row !== row || !isMeant(cell)) continue;
      waiting.cancel();
      this.#waiting.delete(cell);
    }
  }

  clear(): void {
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #end(row: number, cell: Cell): void {
    this.#waiting.delete(cell);
    this.#onDue(row, cell);
  }
}

/** Cells of one row that are sent to a worker together. */
export interface RowBatch<Cell> {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/**
 * Cells that wait to be painted, by row. Rows are ordered anew at every turn, since what is wanted first changes with
 * every frame of a scroll; there are never more than a few dozen, so sorting them costs less than keeping a heap true.
 */
export class PaintQueue<Cell> {
  readonly #rows = new Map<number, Cell[]>();
  readonly #placesOf: (cell: Cell) => number;

  /** @param placesOf How many places a cell takes of those for which there is room */
  constructor(placesOf: (cell: Cell) => number = () => 1) {
    this.#placesOf = placesOf;
  }

  get size(): number {
    let size = 0;
    for (const cells of this.#rows.values()) size += cells.length;
    return size;
  }

  /** Puts the cells of a row in line, in place of those that still wait. */
  set(row: number, cells: readonly Cell[]): void {
    if (cells.length === 0) this.#rows.delete(row);
    else this.#rows.set(row, [...cells]);
  }

  /** Puts a cell in line behind those of its row. */
  add(row: number, cell: Cell): void {
    this.set(row, [...(this.#rows.get(row) ?? []), cell]);
  }

  /** Takes a row out of line and tells how many cells waited. */
  delete(row: number): number {
    const waiting = this.#rows.get(row)?.length ?? 0;
    this.#rows.delete(row);
    return waiting;
  }

  /** Takes cells like this out of line. */
  deleteCell(row: number, isMeant: (cell: Cell) => boolean): void {
    const waiting = this.#rows.get(row);
    const left = waiting?.filter((cell) => !isMeant(cell));
    if (left) this.set(row, left);
  }

  clear(): void {
    this.#rows.clear();
  }

  /** True when a cell like this waits. */
  some(isMeant: (row: number, cell: Cell) => boolean): boolean {
    for (const [row, cells] of this.#rows) if (cells.some((cell) => isMeant(row, cell))) return true;
    return false;
  }

  /**
   * Takes cells for up to `most` places out of line, the row with the lowest priority first; rows without one stay in
   * line, and so do cells that `mayGo` does not let go.
   */
  take(
    most: number,
    priorityOf: (row: number) => number | undefined,
    mayGo: (row: number, cell: Cell) => boolean = () => true,
  ): RowBatch<Cell>[] {
    const batches: RowBatch<Cell>[] = [];
    let left = most;
    for (const row of this.#inOrder(priorityOf)) {
      if (left <= 0) break;
      const waiting = this.#rows.get(row) ?? [];
      const cells: Cell[] = [];
      const rest: Cell[] = [];
      for (const cell of waiting) {
        const isGoing = left >= this.#placesOf(cell) && mayGo(row, cell);
        (isGoing ? cells : rest).push(cell);
        if (isGoing) left -= this.#placesOf(cell);
      }
      if (cells.length === 0) continue;
      this.set(row, rest);
      batches.push({ row, cells });
    }
    return batches;
  }

  #inOrder(priorityOf: (row: number) => number | undefined): number[] {
    const ranked = [...this.#rows.keys()].flatMap((row) => {
      const priority = priorityOf(row);
      return priority === undefined ? [] : [{ row, priority }];
    });
    return ranked.sort((a, b) => a.priority - b.priority).map(({ row }) => row);
  }
}

import type { RowDescription } from './row-description.js';

/** One row near the viewport: what it shows, and how far its pictures are. */
export class KeptRow {
  readonly slot: number;
  /** Changed in place when the same pictures get other names or another place. */
  description: RowDescription;
  /** Places of pictures that are neither painted nor known to fail. */
  readonly #pending: Set<number>;
  readonly #failed = new Map<number, Error>();
  /** Columns that an `<img>` shows, or tries to. */
  readonly #rescued = new Set<number>();

  #isShown = false;

  constructor(slot: number, description: RowDescription) {
    this.slot = slot;
    this.description = description;
    this.#pending = new Set(description.places);
  }

  /** True when every picture is painted or known to fail, and every text is there. */
  get isFinal(): boolean {
    return this.#pending.size === 0 && (this.#isShown || this.description.painting.texts.length === 0);
  }

  /** Cells of its own whose picture or text is there, or known to fail. */
  get paintedCells(): number {
    const count = this.description.cells.length;
    return count - [...this.#pending].filter((column) => column < count).length;
  }

  /** The first frame since the row was assigned is out, and with it all texts; false when it was already. */
  show(): boolean {
    const wasShown = this.#isShown;
    this.#isShown = true;
    return !wasShown;
  }

  /** Its canvas shows nothing of an earlier row. */
  get isShown(): boolean {
    return this.#isShown;
  }

  get failedColumns(): readonly number[] {
    return [...this.#failed.keys()];
  }

  errorAt(column: number): Error | undefined {
    return this.#failed.get(column);
  }

  isPending(column: number): boolean {
    return this.#pending.has(column);
  }

  /** True for a column that a painter has drawn or will draw, false for one that shows an error or an `<img>`. */
  isPainters(column: number): boolean {
    return !this.#failed.has(column) && !this.#rescued.has(column);
  }

  /** The picture of a column is asked for anew. */
  await(column: number): void {
    this.#failed.delete(column);
    this.#pending.add(column);
  }

  isRescued(column: number): boolean {
    return this.#rescued.has(column);
  }

  rescue(column: number): void {
    this.#rescued.add(column);
  }

  fail(column: number, cause: Error): void {
    this.#rescued.delete(column);
    this.#failed.set(column, cause);
  }

  /** A picture is final; false when it was already. */
  finish(column: number): boolean {
    return this.#pending.delete(column);
  }
}

/** Cells of these rows, and those of them that are painted or known to fail. */
export function countPainted(kept: readonly KeptRow[]): { readonly cells: number; readonly painted: number } {
  return {
    cells: kept.reduce((sum, { description }) => sum + description.cells.length, 0),
    painted: kept.reduce((sum, { paintedCells }) => sum + paintedCells, 0),
  };
}

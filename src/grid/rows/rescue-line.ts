import { isOnScreen } from '../../core/requests/row-priority.js';

/**
 * An engine decodes what `<img>` shows in caches of its own that no page can empty, and draws SVG on the page's thread.
 * Beyond so many in a grid only cells that are on screen get one.
 */
export const MAX_OFF_SCREEN_IMAGES = 64;

interface Waiting {
  readonly row: number;
  readonly column: number;
  readonly show: () => void;
}

/** Cells that need an `<img>`, in line for one: a bounded number is shown, those nearest to the viewport first. */
export class RescueLine {
  readonly #priorityOf: (row: number) => number | undefined;
  /** Columns that have their `<img>`, by row. */
  readonly #shown = new Map<number, Map<number, 'loading' | 'loaded'>>();
  #waiting: Waiting[] = [];
  #isUpdateDue = false;

  /** @param priorityOf When a row is wanted, lower is sooner; `undefined` while it will not be looked at */
  constructor(priorityOf: (row: number) => number | undefined) {
    this.#priorityOf = priorityOf;
  }

  /** Images that have neither loaded nor failed. */
  get loading(): number {
    return this.#count((state) => state === 'loading');
  }

  /** Puts a cell in line; `show` is called when its turn has come. */
  enter(row: number, column: number, show: () => void): void {
    this.#waiting.push({ row, column, show });
    this.requestUpdate();
  }

  /** The image of a cell is there. */
  loaded(row: number, column: number): void {
    this.#shown.get(row)?.set(column, 'loaded');
  }

  /** The image was taken away, or never came to be. */
  leave(row: number, column: number): void {
    this.#waiting = this.#waiting.filter((cell) => cell.row !== row || cell.column !== column);
    this.#shown.get(row)?.delete(column);
    this.requestUpdate();
  }

  /** All cells of a row have been given to other items. */
  leaveRow(row: number): void {
    this.#waiting = this.#waiting.filter((cell) => cell.row !== row);
    this.#shown.delete(row);
    this.requestUpdate();
  }

  /** The viewport has moved, or a place is free: at the end of the task those whose turn it is get their image. */
  requestUpdate(): void {
    if (this.#isUpdateDue || this.#waiting.length === 0) return;
    this.#isUpdateDue = true;
    queueMicrotask(() => this.#update());
  }

  #update(): void {
    this.#isUpdateDue = false;
    const inOrder = this.#waiting
      .map((cell) => ({ cell, priority: this.#priorityOf(cell.row) ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => a.priority - b.priority);
    let count = this.#count(() => true);
    const admitted = new Set<Waiting>();
    for (const { cell, priority } of inOrder) {
      const isAdmitted = isOnScreen(priority) || (count < MAX_OFF_SCREEN_IMAGES && Number.isFinite(priority));
      if (!isAdmitted) continue;
      admitted.add(cell);
      count++;
    }
    this.#waiting = this.#waiting.filter((cell) => !admitted.has(cell));
    for (const cell of admitted) this.#show(cell);
  }

  #show({ row, column, show }: Waiting): void {
    const columns = this.#shown.get(row) ?? new Map();
    this.#shown.set(row, columns.set(column, 'loading'));
    show();
  }

  #count(isMeant: (state: 'loading' | 'loaded') => boolean): number {
    return [...this.#shown.values()].reduce((sum, columns) => sum + [...columns.values()].filter(isMeant).length, 0);
  }
}

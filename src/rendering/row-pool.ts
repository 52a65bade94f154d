import { RowView } from './row-view.js';

/** The row elements of a grid: as many as can be kept at once, made when the grid is sized and never while it scrolls. */
export class RowPool {
  readonly #container: HTMLElement;
  #rows: RowView[] = [];

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  get size(): number {
    return this.#rows.length;
  }

  get rows(): readonly RowView[] {
    return this.#rows;
  }

  at(slot: number): RowView | undefined {
    return this.#rows[slot];
  }

  find(row: number): RowView | undefined {
    return this.#rows.find((view) => view.row === row);
  }

  /** Replaces all rows: their canvases belong to painters that are chosen by their number. */
  resize(size: number): void {
    this.clear();
    this.#rows = Array.from({ length: size }, () => new RowView());
    this.#container.append(...this.#rows.map(({ element }) => element));
  }

  /** Adds rows behind those that are there. */
  grow(size: number, cellsPerRow: number): void {
    while (this.#rows.length < size) {
      const row = new RowView();
      row.provideCells(cellsPerRow);
      this.#rows.push(row);
      this.#container.append(row.element);
    }
  }

  clear(): void {
    for (const row of this.#rows) {
      row.release();
      row.element.remove();
    }
    this.#rows = [];
  }

  provideCells(columns: number): void {
    for (const row of this.#rows) row.provideCells(columns);
  }

  /**
   * Brings the elements into the order of their rows, which is how a screen reader reads them, a row that only holds the
   * focus among them. The focused one stays, the others go around it. Not while scrolling.
   */
  sort(): void {
    const rows = [...this.#container.children].filter(({ classList }) => !classList.contains('idle'));
    rows.sort((a, b) => placeOf(a) - placeOf(b));
    const focused = activeElementOf(this.#container);
    const pivot = Math.max(
      0,
      rows.findIndex((row) => row.contains(focused)),
    );
    for (let i = pivot - 1; i >= 0; i--) placeInOrder(rows[i], rows[i + 1], rows[i + 1]);
    for (let i = pivot + 1; i < rows.length; i++) placeInOrder(rows[i - 1], rows[i], rows[i - 1]);
  }
}

/** A band that has nothing to tell is no row of the grid, yet has its place among them. */
function placeOf(row: Element): number {
  return Number(row.ariaRowIndex ?? (row as HTMLElement).dataset['place']);
}

/** Moves the one of two elements that is not `fixed`, if they are not in order. */
function placeInOrder(first: Element | undefined, second: Element | undefined, fixed: Element | undefined): void {
  if (!first || !second || first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) return;
  if (fixed === second) moveBefore(first, second);
  else moveBefore(second, first.nextElementSibling);
}

function activeElementOf(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}

/** `moveBefore()` keeps state where the engine has it (Chromium 133, Firefox 144). */
function moveBefore(element: Element, next: Element | null): void {
  const parent = element.parentElement as (HTMLElement & { moveBefore?(node: Node, child: Node | null): void }) | null;
  if (parent?.moveBefore) parent.moveBefore(element, next);
  else parent?.insertBefore(element, next);
}

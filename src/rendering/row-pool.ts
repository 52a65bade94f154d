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

  /** Brings the elements into the order of their rows, which is how a screen reader reads them. Not while scrolling. */
  sort(): void {
    const sorted = this.#rows.filter(({ row }) => row !== undefined).sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    for (let i = sorted.length - 2; i >= 0; i--) {
      const element = sorted[i]?.element;
      const next = sorted[i + 1]?.element;
      if (!element || !next || element.nextElementSibling === next) continue;
      if (!element.contains(activeElementOf(element))) moveBefore(this.#container, element, next);
    }
  }
}

function activeElementOf(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}

/** `moveBefore()` keeps state where the engine has it (Chromium 133, Firefox 144). */
function moveBefore(parent: HTMLElement, element: Element, next: Element): void {
  const container = parent as HTMLElement & { moveBefore?(node: Node, child: Node | null): void };
  if (container.moveBefore) container.moveBefore(element, next);
  else container.insertBefore(element, next);
}

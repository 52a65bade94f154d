import type { Range } from '../range.js';
import type { Layout } from './layout.js';
import type { SectionEstimate } from './section-sums.js';
import type { SectionLayouts } from './sectioned-layout.js';

/** Sections of equal cells: those of the same length share one layout, since it depends on nothing else. */
export class SharedSectionLayouts implements SectionLayouts {
  readonly columns: number | undefined;
  readonly cellsPerRow: number;
  readonly #layoutFor: (itemCount: number) => Layout;
  readonly #known = new Map<number, Layout>();
  readonly #estimates = new Map<number, SectionEstimate>();

  constructor(layoutFor: (itemCount: number) => Layout) {
    this.#layoutFor = layoutFor;
    const { columns, cellsPerRow } = layoutFor(1);
    this.columns = columns;
    this.cellsPerRow = cellsPerRow;
  }

  estimate(_start: number, length: number): SectionEstimate {
    const known = this.#estimates.get(length);
    if (known) return known;
    const { blockSize, rowCount, rowLimit } = this.#layoutFor(length);
    const estimate = { blockSize, rowCount: rowCount ?? 0, rowLimit };
    this.#estimates.set(length, estimate);
    return estimate;
  }

  create({ start, end }: Range): Layout {
    const known = this.#known.get(end - start);
    if (known) return known;
    const layout = this.#layoutFor(end - start);
    this.#known.set(end - start, layout);
    return layout;
  }

  maxRowsIn(blockSize: number): number {
    return this.#layoutFor(1).maxRowsIn(blockSize);
  }
}

import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import type { Layout } from './layout.js';
import { SectionRatios } from './section-ratios.js';
import type { SectionEstimate } from './section-sums.js';
import type { SectionLayouts } from './sectioned-layout.js';

/** Sections whose rows depend on the aspect ratios of their items: laid out one by one, as they come near. */
export class RatioSectionLayouts implements SectionLayouts {
  readonly columns: number | undefined;
  readonly cellsPerRow: number;
  readonly #ratios: LayoutRatios;
  readonly #layoutFor: (ratios: LayoutRatios) => Layout;
  readonly #estimates = new Map<number, SectionEstimate>();

  constructor(ratios: LayoutRatios, layoutFor: (ratios: LayoutRatios) => Layout) {
    this.#ratios = ratios;
    this.#layoutFor = layoutFor;
    const { columns, cellsPerRow } = layoutFor(unknownRatios(1, ratios.mean));
    this.columns = columns;
    this.cellsPerRow = cellsPerRow;
  }

  /** Sections of the same length are expected to be alike. */
  estimate(_start: number, length: number): SectionEstimate {
    const known = this.#estimates.get(length);
    if (known) return known;
    const { blockSize, rowCount, rowLimit, cellsPerRow } = this.#layoutFor(unknownRatios(length, this.#ratios.mean));
    const estimate = { blockSize, rowCount: rowCount ?? Math.ceil(length / cellsPerRow), rowLimit };
    this.#estimates.set(length, estimate);
    return estimate;
  }

  create(items: Range): Layout {
    return this.#layoutFor(new SectionRatios(this.#ratios, items));
  }

  maxRowsIn(blockSize: number): number {
    return this.#layoutFor(unknownRatios(1, this.#ratios.mean)).maxRowsIn(blockSize);
  }
}

/** As many items as are asked for, all of the mean ratio. */
function unknownRatios(count: number, mean: number): LayoutRatios {
  return {
    count,
    mean,
    blockCount: Math.ceil(count / BLOCK_ITEMS),
    versionOf: () => 0,
    ratiosOf: () => new Float32Array(Math.min(count, BLOCK_ITEMS)).fill(mean),
  };
}

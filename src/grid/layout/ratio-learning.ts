import type { AspectRatios } from '../../core/layout/aspect-ratios.js';
import type { Size } from '../../core/picture/fit.js';
import { type Range, rangesTouch } from '../../core/range.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { KeptRows } from '../rows/kept-rows.js';
import type { DescribedCell } from '../rows/row-description.js';
import type { ShownRange } from '../rows/shown-range.js';
import { ItemRatios } from './item-ratios.js';

/** Ratios that pictures tell, by which rows are to be laid out anew when nothing moves. */
export class RatioLearning {
  /** True where rows are laid out by ratios. */
  isWanted = false;
  readonly #ratios = new ItemRatios();
  readonly #rows: KeptRows;
  readonly #shown: ShownRange;
  #hasLearned = false;
  #hasLearnedInView = false;

  constructor(rows: KeptRows, shown: ShownRange) {
    this.#rows = rows;
    this.#shown = shown;
  }

  /** What is learned beyond the view waits for all of it: each picture by itself would start the next ones anew. */
  get isDue(): boolean {
    return (
      this.#hasLearned && this.#rows.isFinal(this.#hasLearnedInView ? this.#shown.visibleRows : this.#rows.numbers)
    );
  }

  /** True when rows in view will change by what was learned. */
  get concernsView(): boolean {
    return this.#hasLearnedInView;
  }

  /** All that is known of these items, as for a new layout. */
  ratiosOf(source: ItemSource): AspectRatios {
    return this.#ratios.of(source);
  }

  /** A picture has told its size. */
  learn({ index, key }: DescribedCell, natural: Size): void {
    if (this.isWanted && this.#ratios.learn(index, key, natural)) this.#note({ start: index, end: index + 1 });
  }

  /** Items have come, and may tell what was not known before. */
  reread(items: Range): void {
    if (this.isWanted && this.#ratios.reread(items)) this.#note(items);
  }

  /** Rows are laid out by all that was learned. */
  forget(): void {
    this.#hasLearned = false;
    this.#hasLearnedInView = false;
  }

  #note(items: Range): void {
    this.#hasLearned = true;
    this.#hasLearnedInView ||= rangesTouch(items, this.#shown.visibleItems);
  }
}

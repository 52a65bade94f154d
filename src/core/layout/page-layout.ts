import type { Range } from '../range.js';
import type { BlockInterval } from '../scroll/overscan.js';
import { type BlockStep, type Layout, type Line, type LogicalRect, middleOf, type Surroundings } from './layout.js';
import type { SectionLayouts } from './sectioned-layout.js';

export interface PageLayoutOptions {
  readonly itemCount: number;
  /** Items of every page but the last. */
  readonly pageSize: number;
  readonly layouts: SectionLayouts;
  /** Block size of the viewport in px. */
  readonly viewportSize: number;
}

/** The page that is shown, the one after it, and one that an item was looked for in. */
const MAX_LAID_PAGES = 4;

/**
 * One page of a list, each page in a layout of its own, from its top. The content is the page alone; the next one is laid
 * out out of sight beyond its end, so that its rows can be kept and painted before they are turned to.
 *
 * Items keep their index in the whole list and rows their number, so that all questions may be asked of items of other
 * pages, too: for as long as this page is shown, those are far before or after it.
 */
export class PageLayout implements Layout {
  readonly itemCount: number;
  readonly pageSize: number;
  readonly pageCount: number;
  /** The page that is shown, 0-based. */
  readonly page: number;
  readonly rowLimit: number;
  readonly columns: number | undefined;
  readonly cellsPerRow: number;
  readonly #options: PageLayoutOptions;
  readonly #rowsPerPage: number;
  readonly #laid: Map<number, Layout>;

  /** @param item - An item of the page that is to be shown; the nearest one where there is no such item. */
  constructor(options: PageLayoutOptions, item: number, laid = new Map<number, Layout>()) {
    const { itemCount, pageSize, layouts } = options;
    this.#options = options;
    this.#laid = laid;
    this.itemCount = itemCount;
    this.pageSize = pageSize;
    this.pageCount = Math.ceil(itemCount / pageSize);
    this.page = this.pageOf(item);
    this.columns = layouts.columns;
    this.cellsPerRow = layouts.cellsPerRow;
    this.#rowsPerPage = Math.max(1, layouts.estimate(0, pageSize).rowLimit);
    this.rowLimit = this.pageCount * this.#rowsPerPage;
  }

  get rowCount(): number | undefined {
    return this.#current.rowCount;
  }

  get blockSize(): number {
    return this.#current.blockSize;
  }

  /** The items that are shown. */
  get items(): Range {
    return this.#itemsOfPage(this.page);
  }

  /** The page that holds an item, or the nearest one. */
  pageOf(index: number): number {
    return Math.max(0, Math.min(Math.floor(index / this.pageSize), this.pageCount - 1));
  }

  /** The same pages, turned to the one that holds an item. */
  turnedTo(item: number): PageLayout {
    return new PageLayout(this.#options, item, this.#laid);
  }

  /** True for a row of the next page. */
  isAhead(row: number): boolean {
    return this.#pageOfRow(row) > this.page;
  }

  /** Once the end of the page is near, the start of the next one is kept as well. */
  keepAhead({ start, end }: BlockInterval): BlockInterval {
    return end < this.blockSize ? { start, end } : { start, end: this.#stride + this.#options.viewportSize };
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const rows = this.#rowsOfPage(this.page, blockStart, blockEnd);
    const hasNext = blockEnd > this.#stride && this.page + 1 < this.pageCount;
    return hasNext ? [...rows, ...this.#rowsOfPage(this.page + 1, blockStart, blockEnd)] : rows;
  }

  maxRowsIn(blockSize: number): number {
    const { layouts, viewportSize } = this.#options;
    const rowsOfTwo = layouts.maxRowsIn(blockSize) + layouts.maxRowsIn(viewportSize);
    return Math.min(rowsOfTwo, 2 * this.#rowsPerPage);
  }

  placeOf(row: number): number {
    return this.#layoutOf(this.#pageOfRow(row)).placeOf(row % this.#rowsPerPage);
  }

  rowOf(index: number): number {
    const page = this.pageOf(index);
    return page * this.#rowsPerPage + this.#layoutOf(page).rowOf(index - page * this.pageSize);
  }

  lineOf(index: number): Line {
    const page = this.pageOf(index);
    const first = page * this.pageSize;
    const { place, items } = this.#layoutOf(page).lineOf(index - first);
    return { place, items: { start: first + items.start, end: first + items.end } };
  }

  itemsOf(row: number): Range {
    const page = this.#pageOfRow(row);
    const { start, end } = this.#layoutOf(page).itemsOf(row % this.#rowsPerPage);
    return { start: page * this.pageSize + start, end: page * this.pageSize + end };
  }

  spillOf(row: number): readonly number[] {
    const page = this.#pageOfRow(row);
    return this.#layoutOf(page)
      .spillOf(row % this.#rowsPerPage)
      .map((index) => page * this.pageSize + index);
  }

  rowRect(row: number): LogicalRect {
    const page = this.#pageOfRow(row);
    return this.#moved(this.#layoutOf(page).rowRect(row % this.#rowsPerPage), page);
  }

  cellRect(index: number): LogicalRect {
    const page = this.pageOf(index);
    return this.#moved(this.#layoutOf(page).cellRect(index - page * this.pageSize), page);
  }

  indexAt(inline: number, block: number): number | undefined {
    const index = this.#current.indexAt(inline, block);
    return index === undefined ? undefined : this.items.start + index;
  }

  nearest(inline: number, block: number): number {
    return this.items.start + this.#current.nearest(inline, block);
  }

  /** At the edge of a page, what stands nearest on the page before or after it. */
  neighbour(index: number, step: BlockStep, inline = middleOf(this.cellRect(index))): number {
    const page = this.pageOf(index);
    const layout = this.#layoutOf(page);
    const own = index - page * this.pageSize;
    const neighbour = layout.neighbour(own, step, inline);
    const other = page + step;
    if (neighbour !== own || other < 0 || other >= this.pageCount) return page * this.pageSize + neighbour;
    const beside = this.#layoutOf(other);
    const edge = step > 0 ? 0 : Math.max(0, beside.blockSize - 1);
    return other * this.pageSize + beside.nearest(inline, edge);
  }

  refine(anchor: number, surroundings: Surroundings): number {
    if (this.page + 1 < this.pageCount) {
      const { isAtRest } = surroundings;
      this.#layoutOf(this.page + 1).refine(0, { before: 0, after: this.#options.viewportSize, isAtRest });
    }
    return this.#current.refine(anchor, surroundings);
  }

  get #current(): Layout {
    return this.#layoutOf(this.page);
  }

  /** From the start of a page to that of the next one, which no viewport reaches. */
  get #stride(): number {
    return Math.ceil(Math.max(this.blockSize, this.#options.viewportSize)) + 1;
  }

  #pageOfRow(row: number): number {
    return Math.floor(row / this.#rowsPerPage);
  }

  #itemsOfPage(page: number): Range {
    return { start: page * this.pageSize, end: Math.min(this.itemCount, (page + 1) * this.pageSize) };
  }

  #rowsOfPage(page: number, blockStart: number, blockEnd: number): number[] {
    const origin = this.#originOf(page);
    const rows = this.#layoutOf(page).rowsBetween(blockStart - origin, blockEnd - origin);
    return rows.map((row) => page * this.#rowsPerPage + row);
  }

  #originOf(page: number): number {
    return page === this.page ? 0 : (page - this.page) * this.#stride;
  }

  #moved(rect: LogicalRect, page: number): LogicalRect {
    return { ...rect, block: rect.block + this.#originOf(page) };
  }

  #layoutOf(page: number): Layout {
    const known = this.#laid.get(page);
    if (known) return known;
    for (const other of [...this.#laid.keys()].slice(0, 1 + this.#laid.size - MAX_LAID_PAGES)) {
      if (other !== this.page && other !== this.page + 1) this.#laid.delete(other);
    }
    const layout = this.#options.layouts.create(this.#itemsOfPage(page));
    this.#laid.set(page, layout);
    return layout;
  }
}

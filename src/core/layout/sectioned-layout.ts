import type { Range } from '../range.js';
import type { BlockStep, Layout, LogicalRect, Surroundings } from './layout.js';

/** What is known of a section's items without laying them out; `blockSize` in px. */
export interface SectionEstimate {
  readonly blockSize: number;
  readonly rowCount: number;
  readonly rowLimit: number;
}

/** How the items of a section are laid out: as a layout of their own, from 0. */
export interface SectionLayouts {
  readonly columns: number | undefined;
  readonly cellsPerRow: number;
  estimate(start: number, length: number): SectionEstimate;
  create(items: Range): Layout;
  maxRowsIn(blockSize: number): number;
}

export interface SectionedLayoutOptions {
  /** Number of items of each section, in order. */
  readonly lengths: readonly number[];
  readonly isCollapsed: (section: number) => boolean;
  readonly layouts: SectionLayouts;
  readonly inlineSize: number;
  /** Block size of a header in px. */
  readonly headerSize: number;
  /** Space after the items of a section in px. */
  readonly gap: number;
  readonly devicePixelRatio: number;
}

const NOTHING: SectionEstimate = { blockSize: 0, rowCount: 0, rowLimit: 0 };

/** Layouts of sections that are kept once made, where they are not alike. */
const MAX_KEPT = 256;

/**
 * Sections one below the other, each a header and its items in a layout of their own; a collapsed one has its header
 * only. A few numbers per section, found by halving; sections far from the viewport are never laid out.
 *
 * A row number stays with its items also when sections are collapsed, and headers have none: they need no canvas.
 */
export class SectionedLayout implements Layout {
  readonly itemCount: number;
  readonly rowLimit: number;
  readonly columns: number | undefined;
  readonly cellsPerRow: number;
  readonly sectionCount: number;
  readonly headerSize: number;
  readonly #options: SectionedLayoutOptions;
  readonly #gap: number;
  readonly #isHidden: Uint8Array;
  /** Sums over the sections before each one, and over all: items, row numbers, rows with headers, device px. */
  readonly #items: Float64Array;
  readonly #rows: Float64Array;
  readonly #places: Float64Array;
  readonly #blocks: Float64Array;
  readonly #layouts = new Map<number, Layout>();

  constructor(options: SectionedLayoutOptions) {
    const { lengths, layouts, headerSize, gap, devicePixelRatio } = options;
    this.#options = options;
    this.columns = layouts.columns;
    this.cellsPerRow = layouts.cellsPerRow;
    this.sectionCount = lengths.length;
    const toPixels = (size: number) => Math.round(size * devicePixelRatio);
    this.headerSize = toPixels(headerSize) / devicePixelRatio;
    this.#gap = toPixels(gap);
    this.#isHidden = new Uint8Array(lengths.length);
    [this.#items, this.#rows, this.#places, this.#blocks] = [0, 0, 0, 0].map(
      () => new Float64Array(lengths.length + 1),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    this.#sum();
    this.itemCount = at(this.#items, lengths.length);
    this.rowLimit = at(this.#rows, lengths.length);
  }

  get rowCount(): number {
    return at(this.#places, this.sectionCount);
  }

  get blockSize(): number {
    const last = this.sectionCount - 1;
    return last < 0 ? 0 : this.endOf(last);
  }

  /** The section that an item belongs to. */
  sectionOf(index: number): number {
    return indexIn(this.#items, index);
  }

  /** The section at a block position; the first one before all, the last one past the end. There must be sections. */
  sectionAt(block: number): number {
    return indexIn(this.#blocks, Math.max(0, block * this.#scale));
  }

  itemsOfSection(section: number): Range {
    return { start: at(this.#items, section), end: at(this.#items, section + 1) };
  }

  /** True for a section that shows its header only. */
  isHidden(section: number): boolean {
    return this.#isHidden[section] === 1;
  }

  /** Where a section's header begins. */
  startOf(section: number): number {
    return at(this.#blocks, section) / this.#scale;
  }

  /** Where a section's last row ends, or its header where it shows no row. */
  endOf(section: number): number {
    const gap = this.#isHidden[section] === 1 ? 0 : this.#gap;
    return (at(this.#blocks, section + 1) - gap) / this.#scale;
  }

  /** Where the next section begins. */
  nextStart(section: number): number {
    return at(this.#blocks, section + 1) / this.#scale;
  }

  /** Place of a header among all rows, as assistive technology is told it. */
  placeOfHeader(section: number): number {
    return at(this.#places, section);
  }

  /** Where what a header covers ends that sticks to the start of a viewport, in px of the content. */
  stickyEnd(offset: number): number {
    if (this.sectionCount === 0) return offset;
    return Math.max(offset, Math.min(offset + this.headerSize, this.nextStart(this.sectionAt(offset))));
  }

  /** The item nearest to another one, in the direction of a step, that is not in a collapsed section. */
  shownFrom(index: number, step: BlockStep): number | undefined {
    const section = this.sectionOf(index);
    if (!this.isHidden(section)) return index;
    const shown = this.#shownBeside(section, step);
    if (shown === undefined) return undefined;
    const { start, end } = this.itemsOfSection(shown);
    return step > 0 ? start : end - 1;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const rows: number[] = [];
    if (this.sectionCount === 0 || blockEnd <= 0) return rows;
    for (let section = this.sectionAt(blockStart); section < this.sectionCount; section++) {
      const start = this.#itemsStart(section);
      if (start >= blockEnd) break;
      if (this.isHidden(section)) continue;
      const base = at(this.#rows, section);
      for (const row of this.#layout(section).rowsBetween(blockStart - start, blockEnd - start)) rows.push(base + row);
    }
    return rows;
  }

  /** Headers only leave fewer rows room. */
  maxRowsIn(blockSize: number): number {
    return this.#options.layouts.maxRowsIn(blockSize);
  }

  placeOf(row: number): number {
    const section = indexIn(this.#rows, row);
    return at(this.#places, section) + 1 + this.#layout(section).placeOf(row - at(this.#rows, section));
  }

  rowOf(index: number): number {
    const section = this.sectionOf(index);
    return at(this.#rows, section) + this.#layout(section).rowOf(index - at(this.#items, section));
  }

  itemsOf(row: number): Range {
    const section = indexIn(this.#rows, row);
    const first = at(this.#items, section);
    const { start, end } = this.#layout(section).itemsOf(row - at(this.#rows, section));
    return { start: first + start, end: first + end };
  }

  spillOf(row: number): readonly number[] {
    const section = indexIn(this.#rows, row);
    const first = at(this.#items, section);
    return this.#layout(section)
      .spillOf(row - at(this.#rows, section))
      .map((index) => first + index);
  }

  rowRect(row: number): LogicalRect {
    const section = indexIn(this.#rows, row);
    return this.#rectIn(section, () => this.#layout(section).rowRect(row - at(this.#rows, section)));
  }

  cellRect(index: number): LogicalRect {
    const section = this.sectionOf(index);
    return this.#rectIn(section, () => this.#layout(section).cellRect(index - at(this.#items, section)));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.sectionCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const section = this.sectionAt(block);
    if (this.isHidden(section)) return undefined;
    const index = this.#layout(section).indexAt(inline, block - this.#itemsStart(section));
    return index === undefined ? undefined : at(this.#items, section) + index;
  }

  nearest(inline: number, block: number): number {
    const section = this.sectionAt(block);
    const shown = this.isHidden(section) ? (this.#shownBeside(section, 1) ?? this.#shownBeside(section, -1)) : section;
    // All are collapsed.
    if (shown === undefined) return Math.min(at(this.#items, section), this.itemCount - 1);
    return at(this.#items, shown) + this.#layout(shown).nearest(inline, Math.max(0, block - this.#itemsStart(shown)));
  }

  neighbour(index: number, step: BlockStep): number {
    const section = this.sectionOf(index);
    const first = at(this.#items, section);
    const neighbour = this.#layout(section).neighbour(index - first, step);
    if (neighbour !== index - first) return first + neighbour;
    const beside = this.#shownBeside(section, step);
    if (beside === undefined) return index;
    const { inline, inlineSize } = this.cellRect(index);
    const layout = this.#layout(beside);
    return at(this.#items, beside) + layout.nearest(inline + inlineSize / 2, step > 0 ? 0 : layout.blockSize);
  }

  /** True for an item in the first or the last row of its section. */
  isAtEdge(index: number, step: BlockStep): boolean {
    const section = this.sectionOf(index);
    const local = index - at(this.#items, section);
    return this.#layout(section).neighbour(local, step) === local;
  }

  refine(anchor: number, surroundings: Surroundings): number {
    if (this.sectionCount === 0) return anchor;
    const looked = this.sectionAt(anchor);
    const local = this.#refine(looked, anchor - this.#itemsStart(looked), surroundings);
    for (let section = looked + 1; section < this.sectionCount; section++) {
      const after = this.#itemsStart(looked) + local + surroundings.after - this.#itemsStart(section);
      if (after <= 0) break;
      this.#refine(section, 0, { ...surroundings, before: 0, after });
    }
    for (let section = looked - 1; section >= 0; section--) {
      const before = this.endOf(section) - (this.#itemsStart(looked) + local - surroundings.before);
      if (before <= 0) break;
      const end = this.endOf(section) - this.#itemsStart(section);
      this.#refine(section, end, { ...surroundings, before, after: 0 });
    }
    return this.#itemsStart(looked) + local;
  }

  get #scale(): number {
    return this.#options.devicePixelRatio;
  }

  /** One plain loop over plain variables: a hundred thousand sections are summed within a frame. */
  #sum(): void {
    const { lengths, isCollapsed, layouts, devicePixelRatio } = this.#options;
    const [hidden, itemSums, rowSums] = [this.#isHidden, this.#items, this.#rows];
    const [placeSums, blockSums] = [this.#places, this.#blocks];
    const header = this.#sizeOf(undefined);
    const gap = this.#gap;
    let [items, rows, places, blocks] = [0, 0, 0, 0];
    for (let section = 0; section < lengths.length; ) {
      const length = lengths[section] ?? 0;
      const isHidden = length === 0 || isCollapsed(section);
      const { blockSize, rowCount, rowLimit } = length > 0 ? layouts.estimate(items, length) : NOTHING;
      hidden[section] = isHidden ? 1 : 0;
      section++;
      itemSums[section] = items += length;
      rowSums[section] = rows += rowLimit;
      placeSums[section] = places += isHidden ? 1 : 1 + rowCount;
      blockSums[section] = blocks += isHidden ? header : header + Math.round(blockSize * devicePixelRatio) + gap;
    }
  }

  /** Device px of a section with its header and the gap after it. */
  #sizeOf(blockSize: number | undefined): number {
    const header = Math.round(this.headerSize * this.#scale);
    return blockSize === undefined ? header : header + Math.round(blockSize * this.#scale) + this.#gap;
  }

  #itemsStart(section: number): number {
    return this.startOf(section) + this.headerSize;
  }

  /** A hidden item is where its section's header ends. */
  #rectIn(section: number, rectOf: () => LogicalRect): LogicalRect {
    const block = this.#itemsStart(section);
    if (this.isHidden(section)) return { inline: 0, block, inlineSize: this.#options.inlineSize, blockSize: 0 };
    const rect = rectOf();
    return { ...rect, block: block + rect.block };
  }

  #layout(section: number): Layout {
    const layout = this.#layouts.get(section) ?? this.#options.layouts.create(this.itemsOfSection(section));
    // The one used last goes to the end.
    this.#layouts.delete(section);
    this.#layouts.set(section, layout);
    const [eldest] = this.#layouts.keys();
    if (this.#layouts.size > MAX_KEPT && eldest !== undefined) this.#layouts.delete(eldest);
    return layout;
  }

  #shownBeside(section: number, step: BlockStep): number | undefined {
    for (let beside = section + step; beside >= 0 && beside < this.sectionCount; beside += step) {
      if (!this.isHidden(beside)) return beside;
    }
    return undefined;
  }

  /** Refines a section around a place in its items; those after it move when its size turns out to be another one. */
  #refine(section: number, anchor: number, surroundings: Surroundings): number {
    if (this.isHidden(section)) return anchor;
    const layout = this.#layout(section);
    // A place in the header stays there.
    const refined = layout.refine(Math.max(0, anchor), surroundings) + Math.min(0, anchor);
    const rowCount = at(this.#places, section + 1) - at(this.#places, section) - 1;
    const size = at(this.#blocks, section + 1) - at(this.#blocks, section);
    shiftAfter(this.#places, section, (layout.rowCount ?? rowCount) - rowCount);
    shiftAfter(this.#blocks, section, this.#sizeOf(layout.blockSize) - size);
    return refined;
  }
}

function at(sums: Float64Array, index: number): number {
  return sums[index] ?? 0;
}

/** The index whose stretch of the sums holds a value: the last one that begins at or before it and is not empty. */
function indexIn(sums: Float64Array, value: number): number {
  let low = 0;
  let high = Math.max(0, sums.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(sums, middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function shiftAfter(sums: Float64Array, index: number, change: number): void {
  if (change === 0) return;
  for (let i = index + 1; i < sums.length; i++) sums[i] = at(sums, i) + change;
}

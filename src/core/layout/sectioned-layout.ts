import type { Range } from '../range.js';
import { type BlockStep, type Layout, type Line, type LogicalRect, middleOf, type Surroundings } from './layout.js';
import { type SectionEstimate, SectionSums } from './section-sums.js';

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
  readonly #sums: SectionSums;
  readonly #layouts = new Map<number, Layout>();

  constructor(options: SectionedLayoutOptions) {
    const { lengths, isCollapsed, layouts, headerSize, gap, devicePixelRatio } = options;
    this.#options = options;
    this.columns = layouts.columns;
    this.cellsPerRow = layouts.cellsPerRow;
    this.sectionCount = lengths.length;
    const header = Math.round(headerSize * devicePixelRatio);
    this.headerSize = header / devicePixelRatio;
    this.#gap = Math.round(gap * devicePixelRatio);
    const estimate = (start: number, length: number) => layouts.estimate(start, length);
    this.#sums = new SectionSums({ lengths, isCollapsed, estimate, header, gap: this.#gap, devicePixelRatio });
    this.itemCount = this.#sums.items(lengths.length);
    this.rowLimit = this.#sums.rows(lengths.length);
  }

  get rowCount(): number {
    return this.#sums.places(this.sectionCount);
  }

  get blockSize(): number {
    const last = this.sectionCount - 1;
    return last < 0 ? 0 : this.endOf(last);
  }

  /** The section that an item belongs to. */
  sectionOf(index: number): number {
    return this.#sums.sectionOfItem(index);
  }

  /** The section at a block position; the first one before all, the last one past the end. There must be sections. */
  sectionAt(block: number): number {
    return this.#sums.sectionOfBlock(block * this.#scale);
  }

  itemsOfSection(section: number): Range {
    return { start: this.#sums.items(section), end: this.#sums.items(section + 1) };
  }

  /** True for a section that shows its header only. */
  isHidden(section: number): boolean {
    return this.#sums.isHidden(section);
  }

  /** Where a section's header begins. */
  startOf(section: number): number {
    return this.#sums.blocks(section) / this.#scale;
  }

  /** Where a section's last row ends, or its header where it shows no row. */
  endOf(section: number): number {
    const gap = this.isHidden(section) ? 0 : this.#gap;
    return (this.#sums.blocks(section + 1) - gap) / this.#scale;
  }

  /** Where the next section begins. */
  nextStart(section: number): number {
    return this.#sums.blocks(section + 1) / this.#scale;
  }

  /** Place of a header among all rows, as assistive technology is told it. */
  placeOfHeader(section: number): number {
    return this.#sums.places(section);
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
      const base = this.#sums.rows(section);
      for (const row of this.#layout(section).rowsBetween(blockStart - start, blockEnd - start)) rows.push(base + row);
    }
    return rows;
  }

  /** Headers only leave fewer rows room. */
  maxRowsIn(blockSize: number): number {
    return this.#options.layouts.maxRowsIn(blockSize);
  }

  placeOf(row: number): number {
    const section = this.#sums.sectionOfRow(row);
    return this.#sums.places(section) + 1 + this.#layout(section).placeOf(row - this.#sums.rows(section));
  }

  rowOf(index: number): number {
    const section = this.sectionOf(index);
    return this.#sums.rows(section) + this.#layout(section).rowOf(index - this.#sums.items(section));
  }

  lineOf(index: number): Line {
    const section = this.sectionOf(index);
    const first = this.#sums.items(section);
    const { place, items } = this.#layout(section).lineOf(index - first);
    const start = this.#sums.places(section) + 1;
    return { place: start + place, items: { start: first + items.start, end: first + items.end } };
  }

  itemsOf(row: number): Range {
    const section = this.#sums.sectionOfRow(row);
    const first = this.#sums.items(section);
    const { start, end } = this.#layout(section).itemsOf(row - this.#sums.rows(section));
    return { start: first + start, end: first + end };
  }

  spillOf(row: number): readonly number[] {
    const section = this.#sums.sectionOfRow(row);
    const first = this.#sums.items(section);
    return this.#layout(section)
      .spillOf(row - this.#sums.rows(section))
      .map((index) => first + index);
  }

  rowRect(row: number): LogicalRect {
    const section = this.#sums.sectionOfRow(row);
    return this.#rectIn(section, () => this.#layout(section).rowRect(row - this.#sums.rows(section)));
  }

  cellRect(index: number): LogicalRect {
    const section = this.sectionOf(index);
    return this.#rectIn(section, () => this.#layout(section).cellRect(index - this.#sums.items(section)));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.sectionCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const section = this.sectionAt(block);
    if (this.isHidden(section)) return undefined;
    const index = this.#layout(section).indexAt(inline, block - this.#itemsStart(section));
    return index === undefined ? undefined : this.#sums.items(section) + index;
  }

  nearest(inline: number, block: number): number {
    const section = this.sectionAt(block);
    const shown = this.isHidden(section) ? (this.#shownBeside(section, 1) ?? this.#shownBeside(section, -1)) : section;
    // All are collapsed.
    if (shown === undefined) return Math.min(this.#sums.items(section), this.itemCount - 1);
    return this.#sums.items(shown) + this.#layout(shown).nearest(inline, Math.max(0, block - this.#itemsStart(shown)));
  }

  /** The item nearest to an inline place in the first row of a section, or in the last one for a step upwards. */
  itemAtEdge(section: number, step: BlockStep, inline: number): number {
    const layout = this.#layout(section);
    return this.#sums.items(section) + layout.nearest(inline, step > 0 ? 0 : layout.blockSize);
  }

  neighbour(index: number, step: BlockStep, inline = middleOf(this.cellRect(index))): number {
    const section = this.sectionOf(index);
    const first = this.#sums.items(section);
    const neighbour = this.#layout(section).neighbour(index - first, step, inline);
    if (neighbour !== index - first) return first + neighbour;
    const beside = this.#shownBeside(section, step);
    return beside === undefined ? index : this.itemAtEdge(beside, step, inline);
  }

  /** True for an item in the first or the last row of its section. */
  isAtEdge(index: number, step: BlockStep): boolean {
    const section = this.sectionOf(index);
    const local = index - this.#sums.items(section);
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
    this.#sums.resize(section, layout.blockSize, layout.rowCount);
    return refined;
  }
}

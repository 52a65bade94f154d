/** What is known of a section's items without laying them out; `blockSize` in px. */
export interface SectionEstimate {
  readonly blockSize: number;
  readonly rowCount: number;
  readonly rowLimit: number;
}

export interface SectionSumsOptions {
  /** Number of items of each section, in order. */
  readonly lengths: readonly number[];
  readonly isCollapsed: (section: number) => boolean;
  readonly estimate: (start: number, length: number) => SectionEstimate;
  /** Size of a header, and of the space after the items of a section, in device px. */
  readonly header: number;
  readonly gap: number;
  readonly devicePixelRatio: number;
}

const NOTHING: SectionEstimate = { blockSize: 0, rowCount: 0, rowLimit: 0 };

/** Where each section begins among the items, the row numbers, the rows with headers, and the device px of the content. */
export class SectionSums {
  readonly count: number;
  readonly #options: SectionSumsOptions;
  readonly #isHidden: Uint8Array;
  /** Sums over the sections before each one, and over all. */
  readonly #items: Float64Array;
  readonly #rows: Float64Array;
  readonly #places: Float64Array;
  readonly #blocks: Float64Array;

  constructor(options: SectionSumsOptions) {
    this.#options = options;
    this.count = options.lengths.length;
    this.#isHidden = new Uint8Array(this.count);
    this.#items = new Float64Array(this.count + 1);
    this.#rows = new Float64Array(this.count + 1);
    this.#places = new Float64Array(this.count + 1);
    this.#blocks = new Float64Array(this.count + 1);
    this.#sum();
  }

  /** True for a section that shows its header only. */
  isHidden(section: number): boolean {
    return this.#isHidden[section] === 1;
  }

  /** Items before a section; before `count`, all of them. */
  items(section: number): number {
    return at(this.#items, section);
  }

  /** Row numbers before a section. */
  rows(section: number): number {
    return at(this.#rows, section);
  }

  /** Rows before a section as assistive technology counts them, headers among them. */
  places(section: number): number {
    return at(this.#places, section);
  }

  /** Device px before a section. */
  blocks(section: number): number {
    return at(this.#blocks, section);
  }

  sectionOfItem(index: number): number {
    return indexIn(this.#items, index);
  }

  sectionOfRow(row: number): number {
    return indexIn(this.#rows, row);
  }

  /** The section at a place in device px; the first one before all, the last one past the end. */
  sectionOfBlock(block: number): number {
    return indexIn(this.#blocks, Math.max(0, block));
  }

  /** A section that is shown has turned out to have another size: those after it move. */
  resize(section: number, blockSize: number, rowCount: number | undefined): void {
    const before = this.places(section + 1) - this.places(section) - 1;
    const size = this.blocks(section + 1) - this.blocks(section);
    shiftAfter(this.#places, section, (rowCount ?? before) - before);
    shiftAfter(this.#blocks, section, this.#sizeOf(blockSize) - size);
  }

  /** One plain loop over plain variables: a hundred thousand sections are summed within a frame. */
  #sum(): void {
    const { lengths, isCollapsed, estimate, header } = this.#options;
    const [itemSums, rowSums] = [this.#items, this.#rows];
    const [hidden, placeSums, blockSums] = [this.#isHidden, this.#places, this.#blocks];
    let [items, rows, places, blocks] = [0, 0, 0, 0];
    for (let section = 0; section < lengths.length; ) {
      const length = lengths[section] ?? 0;
      const isHidden = length === 0 || isCollapsed(section);
      const { blockSize, rowCount, rowLimit } = length > 0 ? estimate(items, length) : NOTHING;
      hidden[section] = isHidden ? 1 : 0;
      section++;
      itemSums[section] = items += length;
      rowSums[section] = rows += rowLimit;
      placeSums[section] = places += isHidden ? 1 : 1 + rowCount;
      blockSums[section] = blocks += isHidden ? header : this.#sizeOf(blockSize);
    }
  }

  /** Device px of a section with its header and the gap after it. */
  #sizeOf(blockSize: number): number {
    const { header, gap, devicePixelRatio } = this.#options;
    return header + Math.round(blockSize * devicePixelRatio) + gap;
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

import type { Range } from '../range.js';

/** Items are laid out, and their aspect ratios held, in blocks of so many. */
export const BLOCK_ITEMS = 1024;

/** What an item is taken for whose ratio is not known: between the 3:2 of cameras and the 1:1 of phones' squares. */
export const DEFAULT_RATIO = 4 / 3;

const UNKNOWN = 0;
const LARGEST_RATIO = 32;
/** How much finer ratios near 1 are told apart than extreme ones. */
const COMPANDING = 2;
/** They are met exactly, so that most photographs are not cropped by a hair. */
const COMMON_RATIOS = [1, 5 / 4, 4 / 3, 7 / 5, 3 / 2, 16 / 10, 16 / 9, 2, 3].flatMap((ratio) => [ratio, 1 / ratio]);

/** Ratios by their code; the first one stands for all that are not known. */
const RATIOS = createRatios();

export interface AspectRatiosOptions {
  readonly count: number;
  /** Width ÷ height of an item as far as it is known beforehand; asked once for each block that comes near. */
  readonly read: (index: number) => number | undefined;
}

/** What a layout asks of aspect ratios. */
export type LayoutRatios = Pick<AspectRatios, 'count' | 'blockCount' | 'mean' | 'versionOf' | 'ratiosOf'>;

/**
 * Width ÷ height of every item, one byte each, in blocks that are made when they are first needed: what nobody comes
 * near costs nothing. Known to about one in a hundred, common ratios exactly.
 */
export class AspectRatios {
  readonly count: number;
  readonly #read: (index: number) => number | undefined;
  readonly #blocks = new Map<number, Uint8Array>();
  readonly #versions = new Map<number, number>();
  #sum = 0;
  #known = 0;

  constructor({ count, read }: AspectRatiosOptions) {
    this.count = count;
    this.#read = read;
  }

  get blockCount(): number {
    return Math.ceil(this.count / BLOCK_ITEMS);
  }

  /** Mean of the ratios that are known. */
  get mean(): number {
    return this.#known === 0 ? DEFAULT_RATIO : this.#sum / this.#known;
  }

  get byteSize(): number {
    return this.#blocks.size * BLOCK_ITEMS;
  }

  /** Changes whenever a ratio of the block does. */
  versionOf(block: number): number {
    return this.#versions.get(block) ?? 0;
  }

  /** The ratios of a block's items as they are known now. */
  ratiosOf(block: number): Float32Array {
    const codes = this.#codesOf(block);
    return Float32Array.from(codes, (code) => RATIOS[code] ?? DEFAULT_RATIO);
  }

  /** A picture has told its ratio: true when that is news. What was told beforehand stays, so that nothing moves. */
  learn(index: number, ratio: number): boolean {
    const block = Math.floor(index / BLOCK_ITEMS);
    const codes = this.#codesOf(block);
    const place = index % BLOCK_ITEMS;
    const code = codeOf(ratio);
    if (code === UNKNOWN || place >= codes.length || codes[place] !== UNKNOWN) return false;
    codes[place] = code;
    this.#count(code);
    if (RATIOS[code] !== DEFAULT_RATIO) this.#versions.set(block, this.versionOf(block) + 1);
    return true;
  }

  /** Some items have come only now: what they tell of their ratios is news where it was not known. True if any is. */
  reread({ start, end }: Range): boolean {
    let isNews = false;
    for (const [block, codes] of this.#blocks) {
      const first = block * BLOCK_ITEMS;
      for (let index = Math.max(start, first); index < Math.min(end, first + codes.length); index++) {
        if (codes[index - first] !== UNKNOWN) continue;
        isNews = this.learn(index, this.#read(index) ?? Number.NaN) || isNews;
      }
    }
    return isNews;
  }

  #codesOf(block: number): Uint8Array {
    const known = this.#blocks.get(block);
    if (known) return known;
    const start = block * BLOCK_ITEMS;
    const length = Math.min(BLOCK_ITEMS, this.count - start);
    const codes = Uint8Array.from({ length }, (_, place) => codeOf(this.#read(start + place)));
    for (const code of codes) this.#count(code);
    this.#blocks.set(block, codes);
    return codes;
  }

  #count(code: number): void {
    if (code === UNKNOWN) return;
    this.#sum += RATIOS[code] ?? 0;
    this.#known++;
  }
}

/** Code of the ratio that comes nearest; sizes that are zero, negative or no numbers tell nothing. */
function codeOf(ratio: number | undefined): number {
  if (ratio === undefined || !(ratio > 0) || !Number.isFinite(ratio)) return UNKNOWN;
  let low = 1;
  let high = RATIOS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    // The geometric mean of two neighbours parts them.
    if (ratio * ratio < (RATIOS[middle] ?? 0) * (RATIOS[middle + 1] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From 1:32 to 32:1, densest around 1:1, where photographs are. */
function createRatios(): readonly number[] {
  const side = 127;
  const largest = Math.asinh(COMPANDING * Math.log(LARGEST_RATIO));
  const ratios = Array.from({ length: 2 * side + 1 }, (_, i) => {
    return Math.exp(Math.sinh(((i - side) / side) * largest) / COMPANDING);
  });
  for (const common of COMMON_RATIOS) {
    const distances = ratios.map((ratio) => Math.abs(Math.log(ratio / common)));
    ratios[distances.indexOf(Math.min(...distances))] = common;
  }
  return [DEFAULT_RATIO, ...ratios];
}

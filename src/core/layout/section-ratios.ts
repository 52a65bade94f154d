import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';

/** The aspect ratios of a section's items, in blocks of its own, which straddle those of the whole list. */
export class SectionRatios implements LayoutRatios {
  readonly count: number;
  readonly #whole: LayoutRatios;
  readonly #start: number;

  constructor(whole: LayoutRatios, { start, end }: Range) {
    this.count = end - start;
    this.#whole = whole;
    this.#start = start;
  }

  get blockCount(): number {
    return Math.ceil(this.count / BLOCK_ITEMS);
  }

  get mean(): number {
    return this.#whole.mean;
  }

  /** Versions only rise, so their sum changes when one of them does. */
  versionOf(block: number): number {
    const { first, last } = this.#wholeBlocks(block);
    let version = 0;
    for (let whole = first; whole <= last; whole++) version += this.#whole.versionOf(whole);
    return version;
  }

  ratiosOf(block: number): Float32Array {
    const { start, end, first, last } = this.#wholeBlocks(block);
    const ratios = new Float32Array(end - start);
    for (let whole = first; whole <= last; whole++) {
      const offset = whole * BLOCK_ITEMS;
      const part = this.#whole.ratiosOf(whole).subarray(Math.max(0, start - offset), end - offset);
      ratios.set(part, Math.max(0, offset - start));
    }
    return ratios;
  }

  /** A block's items in the whole list, and the blocks there that hold them. */
  #wholeBlocks(block: number): Range & { readonly first: number; readonly last: number } {
    const start = this.#start + block * BLOCK_ITEMS;
    const end = Math.min(start + BLOCK_ITEMS, this.#start + this.count);
    return { start, end, first: Math.floor(start / BLOCK_ITEMS), last: Math.floor((end - 1) / BLOCK_ITEMS) };
  }
}

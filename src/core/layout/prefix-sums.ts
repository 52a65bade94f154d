/**
 * Sums over the beginning of a list of numbers that are all the same to begin with, and of which any may change: a Fenwick
 * tree of what they differ by, so that a list costs nothing but room to begin with, and each change and each sum O(log n).
 * Whole numbers stay exact up to 2^53. https://doi.org/10.1002/spe.4380240306
 */
export class PrefixSums {
  readonly length: number;
  readonly #usual: number;
  /** What each number differs by from the usual one. */
  readonly #changes: Float64Array;
  readonly #tree: Float64Array;
  #total: number;

  constructor(length: number, usual: number) {
    this.length = length;
    this.#usual = usual;
    this.#changes = new Float64Array(length);
    this.#tree = new Float64Array(length + 1);
    this.#total = length * usual;
  }

  get total(): number {
    return this.#total;
  }

  at(index: number): number {
    const change = this.#changes[index];
    return change === undefined ? 0 : this.#usual + change;
  }

  set(index: number, value: number): void {
    const change = value - this.at(index);
    if (change === 0) return;
    this.#changes[index] = value - this.#usual;
    this.#total += change;
    for (let node = index + 1; node <= this.length; node += node & -node) {
      this.#tree[node] = (this.#tree[node] ?? 0) + change;
    }
  }

  /** Sum of all numbers before this one. */
  before(index: number): number {
    let sum = index * this.#usual;
    for (let node = index; node > 0; node -= node & -node) sum += this.#tree[node] ?? 0;
    return sum;
  }

  /** The number within whose stretch a position lies; the first one before all, the last one past the end. */
  indexAt(position: number): number {
    let node = 0;
    let left = position;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.length))); step >= 1; step /= 2) {
      const change = this.#tree[node + step];
      // On the way down a node stands for just the numbers that it steps over.
      const sum = change === undefined ? Number.POSITIVE_INFINITY : step * this.#usual + change;
      if (sum > left) continue;
      node += step;
      left -= sum;
    }
    return Math.min(node, this.length - 1);
  }
}

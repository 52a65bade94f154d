/**
 * Sums over the beginning of a list of numbers, of which any may change: a Fenwick tree, both in O(log n).
 * Whole numbers stay exact up to 2^53. https://doi.org/10.1002/spe.4380240306
 */
export class PrefixSums {
  readonly length: number;
  readonly #values: Float64Array;
  readonly #tree: Float64Array;
  #total = 0;

  constructor(length: number, numberAt: (index: number) => number) {
    this.length = length;
    this.#values = Float64Array.from({ length }, (_, index) => numberAt(index));
    this.#tree = new Float64Array(length + 1);
    for (let node = 1; node <= length; node++) {
      const value = this.#values[node - 1] ?? 0;
      this.#total += value;
      this.#tree[node] = (this.#tree[node] ?? 0) + value;
      const parent = node + (node & -node);
      if (parent <= length) this.#tree[parent] = (this.#tree[parent] ?? 0) + (this.#tree[node] ?? 0);
    }
  }

  get total(): number {
    return this.#total;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    const change = value - this.at(index);
    if (change === 0) return;
    this.#values[index] = value;
    this.#total += change;
    for (let node = index + 1; node <= this.length; node += node & -node) {
      this.#tree[node] = (this.#tree[node] ?? 0) + change;
    }
  }

  /** Sum of all numbers before this one. */
  before(index: number): number {
    let sum = 0;
    for (let node = index; node > 0; node -= node & -node) sum += this.#tree[node] ?? 0;
    return sum;
  }

  /** The number within whose stretch a position lies; the first one before all, the last one past the end. */
  indexAt(position: number): number {
    let node = 0;
    let left = position;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.length))); step >= 1; step /= 2) {
      const sum = this.#tree[node + step];
      if (sum === undefined || sum > left) continue;
      node += step;
      left -= sum;
    }
    return Math.min(node, this.length - 1);
  }
}

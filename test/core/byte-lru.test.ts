import { expect } from 'chai';
import { ByteLru } from '../../src/core/byte-lru.js';
import { wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';

interface Entry {
  readonly key: number;
  readonly value: string;
  readonly byteSize: number;
}

/** The same store as a plain list, least recently used first. */
class NaiveLru {
  entries: Entry[] = [];
  readonly removed: string[] = [];
  readonly #maxBytes: number;
  readonly #maxEntries: number;

  constructor(maxBytes: number, maxEntries: number) {
    this.#maxBytes = maxBytes;
    this.#maxEntries = maxEntries;
  }

  get byteSize(): number {
    return this.entries.reduce((sum, { byteSize }) => sum + byteSize, 0);
  }

  get(key: number): string | undefined {
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) return undefined;
    this.entries = [...this.entries.filter((other) => other !== entry), entry];
    return entry.value;
  }

  set(entry: Entry): void {
    this.#remove((other) => other.key === entry.key);
    if (entry.byteSize > this.#maxBytes) {
      this.removed.push(entry.value);
      return;
    }
    this.entries.push(entry);
    while (this.byteSize > this.#maxBytes || this.entries.length > this.#maxEntries) {
      const [oldest] = this.entries;
      this.#remove((other) => other === oldest);
    }
  }

  delete(key: number): void {
    this.#remove((other) => other.key === key);
  }

  #remove(isGone: (entry: Entry) => boolean): void {
    this.removed.push(...this.entries.filter(isGone).map(({ value }) => value));
    this.entries = this.entries.filter((entry) => !isGone(entry));
  }
}

function storeOf(maxBytes: number, maxEntries: number) {
  const removed: string[] = [];
  const store = new ByteLru<number, string>({ maxBytes, maxEntries, onRemove: (value) => removed.push(value) });
  return { store, removed };
}

describe('ByteLru', () => {
  it('holds and drops what a plain list holds and drops, over any use', () => {
    const random = seededRandom(21);
    for (let round = 0; round < 200; round++) {
      const maxBytes = wholeBetween(random, 20, 120);
      const maxEntries = wholeBetween(random, 1, 8);
      const { store, removed } = storeOf(maxBytes, maxEntries);
      const naive = new NaiveLru(maxBytes, maxEntries);
      for (let step = 0; step < 60; step++) {
        const key = wholeBetween(random, 0, 10);
        const entry = { key, value: `${key} of step ${step}`, byteSize: wholeBetween(random, 1, 40) };
        const kind = random();
        if (kind < 0.5) {
          store.set(key, entry.value, entry.byteSize);
          naive.set(entry);
        } else if (kind < 0.9) {
          expect(store.get(key)).to.equal(naive.get(key));
        } else {
          store.delete(key);
          naive.delete(key);
        }
        expect(removed).to.deep.equal(naive.removed);
        expect([store.size, store.byteSize]).to.deep.equal([naive.entries.length, naive.byteSize]);
      }
    }
  });

  it('drops a value that is larger than the whole store, and nothing for it', () => {
    const { store, removed } = storeOf(100, 10);
    store.set(1, 'small', 10);
    store.set(2, 'huge', 101);
    expect(removed).to.deep.equal(['huge']);
    expect(store.get(1)).to.equal('small');
  });

  it('drops the value that another takes the place of', () => {
    const { store, removed } = storeOf(100, 10);
    store.set(1, 'old', 10);
    store.set(1, 'new', 20);
    expect([removed, store.byteSize]).to.deep.equal([['old'], 20]);
  });

  it('drops what is picked out', () => {
    const { store, removed } = storeOf(100, 10);
    for (const key of [1, 2, 3, 4]) store.set(key, `value ${key}`, 10);
    store.deleteWhere((_, key) => key % 2 === 0);
    expect([removed, store.size]).to.deep.equal([['value 2', 'value 4'], 2]);
  });

  it('drops everything when it is cleared', () => {
    const { store, removed } = storeOf(100, 10);
    for (const key of [1, 2, 3]) store.set(key, `value ${key}`, 10);
    store.clear();
    expect([removed.length, store.size, store.byteSize]).to.deep.equal([3, 0, 0]);
  });

  it('keeps nothing where it may keep nothing', () => {
    const { store, removed } = storeOf(0, 0);
    store.set(1, 'value', 10);
    expect([removed, store.size]).to.deep.equal([['value'], 0]);
  });
});

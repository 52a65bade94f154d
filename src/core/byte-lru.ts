interface Entry<Value> {
  readonly value: Value;
  readonly byteSize: number;
}

export interface ByteLruOptions<Key, Value> {
  readonly maxBytes: number;
  readonly maxEntries: number;
  /** Is given every value that leaves, for whatever reason, so that it can be closed. */
  readonly onRemove: (value: Value, key: Key) => void;
}

/** Values bounded in bytes and in number; the least recently used leave first. A `Map` remembers the order of use. */
export class ByteLru<Key, Value> {
  readonly #entries = new Map<Key, Entry<Value>>();
  readonly #options: ByteLruOptions<Key, Value>;
  #maxBytes: number;
  #byteSize = 0;

  constructor(options: ByteLruOptions<Key, Value>) {
    this.#options = options;
    this.#maxBytes = options.maxBytes;
  }

  get size(): number {
    return this.#entries.size;
  }

  get byteSize(): number {
    return this.#byteSize;
  }

  /** Lets go at once of what is beyond a new bound. */
  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#evict();
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Takes a value in; one that is larger than the whole store leaves at once, and no other for it. */
  set(key: Key, value: Value, byteSize: number): void {
    this.delete(key);
    if (byteSize > this.#maxBytes) {
      this.#options.onRemove(value, key);
      return;
    }
    this.#entries.set(key, { value, byteSize });
    this.#byteSize += byteSize;
    this.#evict();
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#byteSize -= entry.byteSize;
    this.#options.onRemove(entry.value, key);
  }

  deleteWhere(isGone: (value: Value, key: Key) => boolean): void {
    for (const [key, { value }] of this.#entries) if (isGone(value, key)) this.delete(key);
  }

  clear(): void {
    this.deleteWhere(() => true);
  }

  #evict(): void {
    const { maxEntries } = this.#options;
    for (const key of this.#entries.keys()) {
      if (this.#byteSize <= this.#maxBytes && this.#entries.size <= maxEntries) return;
      this.delete(key);
    }
  }
}

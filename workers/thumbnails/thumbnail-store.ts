import type { StoredScreen } from '../screen/stored-screen.js';
import { endOf, openDatabase, resultOf, type Stored, type StoredThumbnail, type StoredUse } from './database.js';

/** Storage that does not answer must not keep a picture waiting that a server may have sent by then. */
const OPEN_TIMEOUT_MS = 1000;

/** A use is written down once in so long, or every look would be a write. */
const USE_RESOLUTION_MS = 3_600_000;

/** What an entry takes up beside the picture, about: its key, twice, and its sizes; of a screen each cell. */
const OVERHEAD_BYTES = 400;

/** Names of screens are addresses of pages: not to be taken for those of pictures. */
const SCREEN = 'screen ';

export interface StoreOptions {
  /** All that was stored has been deleted, by this page or another one. */
  readonly onCleared: () => void;
  readonly now?: () => number;
}

type Answer = (thumbnail: StoredThumbnail | undefined) => void;

/** What is to be stored. */
interface Entry {
  readonly store: keyof Stored;
  readonly value: Stored[keyof Stored];
  readonly bytes: number;
}

/** Thumbnails and first screens on disk, bounded in bytes. Where storage is denied or full it holds nothing, and says nothing. */
export class ThumbnailStore {
  readonly #options: StoreOptions;
  #database: Promise<IDBDatabase | undefined> | undefined;
  #asked: { readonly key: string; readonly answer: Answer }[] = [];
  #used = new Set<string>();
  #isFull = false;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** True when it has to be written down what was used. */
  get hasUses(): boolean {
    return this.#used.size > 0;
  }

  /** What is asked for in one task is read in one transaction. */
  get(key: string): Promise<StoredThumbnail | undefined> {
    if (this.#asked.length === 0) queueMicrotask(() => this.#readAsked());
    return new Promise((answer) => this.#asked.push({ key, answer }));
  }

  /** Opens the database before anything is asked for, and reads what was kept by `saveScreen()`. */
  async screen(name: string): Promise<StoredScreen | undefined> {
    const database = await this.#open();
    try {
      const store = database?.transaction('screens').objectStore('screens');
      const found = store && (await resultOf<StoredScreen | undefined>(store.get(SCREEN + name)));
      if (found) this.#used.add(SCREEN + name);
      return found;
    } catch {
      return undefined;
    }
  }

  /** Stores a screen in place of what was stored by this name. */
  saveScreen(name: string, screen: StoredScreen, maxBytes: number): Promise<void> {
    const bytes = screen.bytes.length + OVERHEAD_BYTES * screen.cells.length;
    return this.#save(new Map([[SCREEN + name, { store: 'screens', value: screen, bytes }]]), maxBytes);
  }

  /** Stores thumbnails, all or none, and lets go what was used least recently until no more than `maxBytes` are stored. */
  save(thumbnails: ReadonlyMap<string, StoredThumbnail>, maxBytes: number): Promise<void> {
    const entryOf = (value: StoredThumbnail): Entry => {
      return { store: 'thumbnails', value, bytes: value.bytes.length + OVERHEAD_BYTES };
    };
    return this.#save(new Map([...thumbnails].map(([key, thumbnail]) => [key, entryOf(thumbnail)])), maxBytes);
  }

  close(): void {
    void this.#database?.then((database) => database?.close());
    this.#database = undefined;
    this.#isFull = true;
  }

  async #save(entries: ReadonlyMap<string, Entry>, maxBytes: number): Promise<void> {
    const used = this.#used;
    this.#used = new Set();
    const database = this.#isFull ? undefined : await this.#open();
    if (!database) return;
    try {
      const transaction = database.transaction(['thumbnails', 'screens', 'uses', 'totals'], 'readwrite');
      const writing = this.#write(transaction, entries, used, maxBytes);
      // All or nothing also when it is not the database that fails.
      writing.catch(() => abort(transaction));
      await endOf(transaction);
    } catch {
      // No room, or the database was closed: pictures come from their server again.
      this.#isFull = true;
    }
  }

  async #readAsked(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    const database = await this.#open();
    try {
      const store = database?.transaction('thumbnails').objectStore('thumbnails');
      for (const { key, answer } of asked) {
        if (store)
          void resultOf<StoredThumbnail | undefined>(store.get(key)).then(
            (found) => answer(this.#use(key, found)),
            () => answer(undefined),
          );
        else answer(undefined);
      }
    } catch {
      for (const { answer } of asked) answer(undefined);
    }
  }

  #use(key: string, found: StoredThumbnail | undefined): StoredThumbnail | undefined {
    if (found) this.#used.add(key);
    return found;
  }

  async #write(
    transaction: IDBTransaction,
    entries: ReadonlyMap<string, Entry>,
    used: ReadonlySet<string>,
    maxBytes: number,
  ): Promise<void> {
    const uses = transaction.objectStore('uses');
    const totals = transaction.objectStore('totals');
    const usedMs = this.#now();
    let total = (await resultOf<number | undefined>(totals.get('bytes'))) ?? 0;
    for (const key of new Set([...used, ...entries.keys()])) {
      const before = await resultOf<StoredUse | undefined>(uses.get(key));
      const entry = entries.get(key);
      if (entry) transaction.objectStore(entry.store).put(entry.value, key);
      const bytes = entry?.bytes ?? before?.bytes;
      const isRecent = !entry && usedMs - (before?.usedMs ?? 0) < USE_RESOLUTION_MS;
      // What another page has let go meanwhile is gone.
      if (bytes === undefined || isRecent) continue;
      uses.put({ key, usedMs, bytes } satisfies StoredUse);
      total += bytes - (before?.bytes ?? 0);
    }
    totals.put(total - (await letGo(transaction, total - maxBytes)), 'bytes');
  }

  /** `undefined` where storage is denied, or does not answer in time. */
  #open(): Promise<IDBDatabase | undefined> {
    this.#database ??= openDatabase().then(
      (database) => this.#watch(database),
      () => undefined,
    );
    return Promise.race([this.#database, new Promise<undefined>((resolve) => setTimeout(resolve, OPEN_TIMEOUT_MS))]);
  }

  /** Another page may want to delete the database, or to make a newer one of it. */
  #watch(database: IDBDatabase): IDBDatabase {
    const forget = () => {
      this.#database = undefined;
    };
    database.onclose = forget;
    database.onversionchange = () => {
      database.close();
      forget();
      this.#options.onCleared();
    };
    return database;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** Of one that has been aborted already, as by a full disk, there is nothing to abort. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {}
}

/** Deletes what was used least recently until so many bytes are free, and tells how many are. */
async function letGo(transaction: IDBTransaction, excess: number): Promise<number> {
  if (excess <= 0) return 0;
  let freed = 0;
  const oldest = transaction.objectStore('uses').index('byUse').openKeyCursor();
  for (let cursor = await resultOf(oldest); cursor && freed < excess; cursor = await resultOf(oldest)) {
    const [, bytes] = cursor.key as [usedMs: number, bytes: number];
    for (const store of ['thumbnails', 'screens']) transaction.objectStore(store).delete(cursor.primaryKey);
    transaction.objectStore('uses').delete(cursor.primaryKey);
    freed += bytes;
    cursor.continue();
  }
  return freed;
}

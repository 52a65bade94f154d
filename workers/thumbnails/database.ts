import type { StoredScreen } from '../screen/stored-screen.js';
import type { Thumbnail } from './thumbnail.js';

/**
 * Thumbnails of all pages of an origin. IndexedDB because its transactions are whole or not there at all, whatever
 * crashes, and because all tabs and workers may write. 2,000 of 8 kB are written in 544 ms and 200 of them read in 33 ms
 * (Chromium 156; Firefox 153: 534 and 25), the Cache API takes 2,675 and 92 ms (983 and 35). A file of the origin private
 * file system takes 70 and 2 ms (395 and 14), but for one writer at a time, and nothing of it is whole after a crash.
 */
const NAME = 'mass-image-grid';

/** Of the stores and what is in them: what an older version has written is dropped. */
const VERSION = 2;

export type StoredThumbnail = Thumbnail & { readonly freshness: NonNullable<Thumbnail['freshness']> };

/** What is stored, by the name of its store. */
export interface Stored {
  readonly thumbnails: StoredThumbnail;
  readonly screens: StoredScreen;
}

/** Use of what is stored, apart from its bytes so that none are read to find what was not used for long. */
export interface StoredUse {
  readonly key: string;
  readonly usedMs: number;
  readonly bytes: number;
}

/** Opens the database; rejects where storage is denied. */
export async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    const { result: database } = opening;
    for (const name of database.objectStoreNames) database.deleteObjectStore(name);
    database.createObjectStore('thumbnails');
    database.createObjectStore('screens');
    database.createObjectStore('uses', { keyPath: 'key' }).createIndex('byUse', ['usedMs', 'bytes']);
    database.createObjectStore('totals');
  };
  return resultOf(opening);
}

/** Deletes all that is stored; whoever has it open closes it first, see `onversionchange`. */
export async function deleteDatabase(): Promise<void> {
  // Where there is no storage, or none for this page, nothing is stored.
  if (typeof indexedDB === 'undefined') return;
  await Promise.resolve()
    .then(() => resultOf(indexedDB.deleteDatabase(NAME)))
    .catch(() => {});
}

export function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Settles when all of a transaction is on disk, or nothing. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

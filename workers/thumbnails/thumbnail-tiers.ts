import type { IdleWork } from '../idle-work.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { CellRequest, CellStyle } from '../protocol.js';
import type { Freshness } from '../reading/freshness.js';
import { Neighbours } from './neighbours.js';
import { type FoundThumbnail, type Thumbnail, thumbnailKey } from './thumbnail.js';
import { ThumbnailCache } from './thumbnail-cache.js';
import { ThumbnailStore } from './thumbnail-store.js';
import { ThumbnailWork, type Unmade } from './thumbnail-work.js';

/** Small pictures in memory, with other painters, and on disk where a grid asks for it: where each is found and kept. */
export class ThumbnailTiers {
  readonly #made: ThumbnailCache;
  readonly #files: ThumbnailCache;
  readonly #store: ThumbnailStore;
  readonly #work: ThumbnailWork;
  /** Other painters of the page, which may have what is not here. */
  readonly neighbours = new Neighbours((key) => this.#giveAway(key));
  /** Stored ones that are due to be asked for again. */
  readonly #stale = new Set<string>();
  #isClosed = false;

  /** @param onCleared What is stored was deleted by a user's wish: what is decoded should go, too */
  constructor(memory: PainterMemory, onCleared: () => void, idle?: IdleWork) {
    this.#made = new ThumbnailCache('thumbnails', memory);
    this.#files = new ThumbnailCache('encoded', memory);
    this.#store = new ThumbnailStore({
      onCleared: () => {
        this.clear();
        onCleared();
      },
    });
    const onMade = (key: string, style: CellStyle, thumbnail: Thumbnail) => this.#keep(key, style, thumbnail);
    this.#work = new ThumbnailWork({ memory, store: this.#store, onMade, idle });
  }

  /**
   * Waits until no thumbnail is to be made or written any more: all are, or none can be.
   * @throws the signal's reason when it is aborted before
   */
  done(signal: AbortSignal): Promise<void> {
    return this.#work.done(signal);
  }

  /** On disk. */
  get store(): ThumbnailStore {
    return this.#store;
  }

  /** What is in memory. */
  peek(cell: CellRequest): Thumbnail | undefined {
    const key = thumbnailKey(cell) ?? '';
    return this.#files.get(key) ?? this.#made.get(key);
  }

  /** What is in memory answers at once; then other painters, then the disk. */
  find(cell: CellRequest, style: CellStyle): FoundThumbnail | undefined | Promise<FoundThumbnail | undefined> {
    const key = thumbnailKey(cell);
    if (key === undefined || this.#isClosed) return undefined;
    const thumbnail = this.#inMemory(key);
    if (thumbnail) return thumbnail;
    const asked = this.neighbours.ask(key);
    if (asked) return asked.then((given) => this.#receive(key, given) ?? this.#findStored(key, style));
    return this.#findStored(key, style);
  }

  /** Keeps a file that came from its server, where it is small enough to be its own thumbnail. */
  keepFile(cell: CellRequest, style: CellStyle, thumbnail: Thumbnail): void {
    const key = thumbnailKey(cell);
    if (key !== undefined) this.#keep(key, style, thumbnail);
  }

  /** Makes a thumbnail of a picture that came from its server, as soon as there is time, if it is still kept then. */
  makeLater(cell: CellRequest, unmade: Unmade): void {
    const key = thumbnailKey(cell);
    if (key === undefined || !this.#work.isPossible) return;
    // Until there is a new one a stale one must not pass for it.
    if (this.#stale.delete(key)) this.#forget(key);
    this.#work.make(key, unmade);
  }

  /** A stored thumbnail has turned out to be of the newest version. */
  renew(cell: CellRequest, style: CellStyle, { isStale: _, ...thumbnail }: FoundThumbnail, freshness: Freshness): void {
    this.keepFile(cell, style, { ...thumbnail, freshness });
  }

  /** One that cannot be decoded. */
  drop(cell: CellRequest): void {
    const key = thumbnailKey(cell);
    if (key !== undefined) this.#forget(key);
  }

  clear(): void {
    this.#work.clear();
    this.#made.clear();
    this.#files.clear();
    this.#stale.clear();
    this.neighbours.clear();
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
    this.#work.close();
    this.neighbours.close();
    this.#store.close();
  }

  #inMemory(key: string): FoundThumbnail | undefined {
    const thumbnail = this.#files.get(key) ?? this.#made.get(key);
    return thumbnail && { ...thumbnail, isStale: this.#stale.has(key) };
  }

  #findStored(key: string, style: CellStyle): Promise<FoundThumbnail | undefined> | undefined {
    return style.isPersistent && !this.#isClosed ? this.#readStored(key) : undefined;
  }

  async #readStored(key: string): Promise<FoundThumbnail | undefined> {
    const stored = await this.#store.get(key);
    if (!stored || this.#isClosed) return undefined;
    const found = { ...stored, isStale: stored.freshness.freshUntilMs <= Date.now() };
    this.#work.request();
    return this.#receive(key, found);
  }

  /** What comes from the disk, or from another painter. */
  #receive(key: string, found: FoundThumbnail | undefined): FoundThumbnail | undefined {
    if (!found || this.#isClosed) return undefined;
    // Asked for once more meanwhile, and newer.
    const newer = this.#inMemory(key);
    if (newer) return newer;
    if (found.isStale) this.#stale.add(key);
    this.#remember(key, found);
    return found;
  }

  #giveAway(key: string): FoundThumbnail | undefined {
    const thumbnail = this.#inMemory(key);
    this.#forget(key);
    this.#stale.delete(key);
    return thumbnail;
  }

  #keep(key: string, style: CellStyle, thumbnail: Thumbnail): void {
    if (this.#isClosed) return;
    this.#stale.delete(key);
    this.#remember(key, thumbnail);
    const { freshness } = thumbnail;
    if (style.isPersistent && freshness) this.#work.save(key, { ...thumbnail, freshness }, style.limits.storedBytes);
  }

  #remember(key: string, thumbnail: Thumbnail): void {
    this.#forget(key);
    (thumbnail.kind === 'file' ? this.#files : this.#made).set(key, thumbnail);
    this.neighbours.tell(key);
  }

  #forget(key: string): void {
    this.#made.delete(key);
    this.#files.delete(key);
  }
}

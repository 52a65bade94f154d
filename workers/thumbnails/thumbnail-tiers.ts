import type { IdleWork } from '../idle-work.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { Picture } from '../picture.js';
import type { CellRequest, CellStyle } from '../protocol.js';
import type { Freshness } from '../reading/freshness.js';
import type { StoredThumbnail } from './database.js';
import { Neighbours } from './neighbours.js';
import { type FoundThumbnail, type Thumbnail, thumbnailKey } from './thumbnail.js';
import { ThumbnailCache } from './thumbnail-cache.js';
import { ThumbnailEncoder } from './thumbnail-encoder.js';
import { ThumbnailStore } from './thumbnail-store.js';

/** Written in one transaction: enough that its own cost is little, few enough that a request need not wait for it. */
const SAVED_AT_ONCE = 32;

/** As many as are kept decoded at most: of others none could be made. */
const MAX_UNMADE = 1024;

/** A picture of which there is no thumbnail yet. */
interface Unmade {
  /** The picture as long as it is kept decoded, with a lease. */
  readonly lease: () => Picture | undefined;
  readonly freshness: Freshness | undefined;
  /** Known to have no transparency, by its format. */
  readonly isOpaque: boolean;
  readonly style: CellStyle;
}

/** Small pictures in memory, and on disk where a grid asks for it. They are made and written while nothing else is to do. */
export class ThumbnailTiers {
  readonly #idle: IdleWork | undefined;
  readonly #made: ThumbnailCache;
  readonly #files: ThumbnailCache;
  readonly #store: ThumbnailStore;
  readonly #memory: PainterMemory;
  readonly #encoder: ThumbnailEncoder;
  /** Other painters of the page, which may have what is not here. */
  readonly neighbours = new Neighbours((key) => this.#giveAway(key));
  readonly #unmade = new Map<string, Unmade>();
  readonly #unsaved = new Map<string, StoredThumbnail>();
  /** Stored ones that are due to be asked for again. */
  readonly #stale = new Set<string>();
  #maxStoredBytes = 0;
  #isWorkDue = false;
  /** What is being made when all is cleared is not kept. */
  #making = new AbortController();
  #isClosed = false;
  /** Who waits until nothing is to be made or written any more. */
  #waiting: (() => void)[] = [];

  /** @param onCleared What is stored was deleted by a user's wish: what is decoded should go, too */
  constructor(memory: PainterMemory, onCleared: () => void, idle?: IdleWork) {
    this.#idle = idle;
    this.#memory = memory;
    this.#encoder = new ThumbnailEncoder(memory.openAside());
    this.#made = new ThumbnailCache('thumbnails', memory);
    this.#files = new ThumbnailCache('encoded', memory);
    this.#store = new ThumbnailStore({
      onCleared: () => {
        this.clear();
        onCleared();
      },
    });
  }

  /**
   * Waits until no thumbnail is to be made or written any more: all are, or none can be.
   * @throws the signal's reason when it is aborted before
   */
  done(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (!this.#isBusy) return resolve();
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#waiting.push(resolve);
    });
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
    if (key === undefined || !this.#idle || this.#isClosed) return;
    // Until there is a new one a stale one must not pass for it.
    if (this.#stale.delete(key)) this.#forget(key);
    this.#unmade.delete(key);
    this.#unmade.set(key, unmade);
    const [oldest] = this.#unmade.keys();
    if (oldest !== undefined && this.#unmade.size > MAX_UNMADE) this.#unmade.delete(oldest);
    this.#workLater();
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
    this.#making.abort();
    this.#making = new AbortController();
    this.#encoder.rest();
    this.#made.clear();
    this.#files.clear();
    this.#unmade.clear();
    this.#unsaved.clear();
    this.#stale.clear();
    this.neighbours.clear();
    this.#tellDone();
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
    this.neighbours.close();
    this.#encoder.close();
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
    this.#workLater();
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
    if (!style.isPersistent || !freshness) return;
    this.#maxStoredBytes = style.limits.storedBytes;
    this.#unsaved.set(key, { ...thumbnail, freshness });
    this.#workLater();
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

  get #isBusy(): boolean {
    return this.#isWorkDue && (this.#unmade.size > 0 || this.#unsaved.size > 0);
  }

  #workLater(): void {
    const isWanted = this.#unmade.size > 0 || this.#unsaved.size > 0 || this.#store.hasUses;
    if (!isWanted || this.#isWorkDue || this.#isClosed || !this.#idle) return;
    this.#isWorkDue = true;
    const next = () => {
      this.#isWorkDue = false;
      this.#workLater();
      if (!this.#isBusy) this.#tellDone();
    };
    // There is no more idle work: what is left is not done.
    const end = () => {
      this.#isWorkDue = false;
      this.#tellDone();
    };
    this.#idle.whenIdle(() => this.#work()).then(next, end);
  }

  #tellDone(): void {
    for (const tell of this.#waiting) tell();
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    const [first] = this.#unmade;
    if (first && this.#unsaved.size < SAVED_AT_ONCE) await this.#make(...first);
    else await this.#save();
  }

  async #make(key: string, { lease, freshness, isOpaque, style }: Unmade): Promise<void> {
    this.#unmade.delete(key);
    const { signal } = this.#making;
    const picture = lease();
    // Not worth that anything waits: where there is no room now, the picture is fetched again when it is wanted.
    const bytes = picture ? ThumbnailEncoder.peakBytes(picture.bitmap, isOpaque) : 0;
    const passage = this.#memory.tryEnter('decoding', bytes);
    try {
      const encoded = passage && picture && (await this.#encoder.encode(picture.bitmap, isOpaque));
      if (encoded && !signal.aborted)
        this.#keep(key, style, { ...encoded, kind: 'made', natural: picture.natural, freshness });
    } catch {
      // An engine that is out of memory: the picture is fetched again when it is wanted.
    } finally {
      picture?.release();
      if (!passage || this.#unmade.size === 0) this.#encoder.rest();
      passage?.close();
    }
  }

  async #save(): Promise<void> {
    const batch = new Map([...this.#unsaved].slice(0, SAVED_AT_ONCE));
    for (const key of batch.keys()) this.#unsaved.delete(key);
    await this.#store.save(batch, this.#maxStoredBytes || Number.POSITIVE_INFINITY);
  }
}

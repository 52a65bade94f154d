import type { IdleWork } from '../idle-work.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { Picture } from '../picture.js';
import type { CellStyle } from '../protocol.js';
import type { Freshness } from '../reading/freshness.js';
import type { StoredThumbnail } from './database.js';
import type { Thumbnail } from './thumbnail.js';
import { ThumbnailEncoder } from './thumbnail-encoder.js';
import type { ThumbnailStore } from './thumbnail-store.js';

/** Written in one transaction: enough that its own cost is little, few enough that a request need not wait for it. */
const SAVED_AT_ONCE = 32;

/** As many as are kept decoded at most: of others none could be made. */
const MAX_UNMADE = 1024;

/** A picture of which there is no thumbnail yet. */
export interface Unmade {
  /** The picture as long as it is kept decoded, with a lease. */
  readonly lease: () => Picture | undefined;
  readonly freshness: Freshness | undefined;
  /** Known to have no transparency, by its format. */
  readonly isOpaque: boolean;
  readonly style: CellStyle;
}

export interface ThumbnailWorkParts {
  readonly memory: PainterMemory;
  readonly store: ThumbnailStore;
  readonly onMade: (key: string, style: CellStyle, thumbnail: Thumbnail) => void;
  /** When it is done; without it nothing is. */
  readonly idle: IdleWork | undefined;
}

/** Makes thumbnails and writes them to the disk, piece by piece, while nothing else is to do. */
export class ThumbnailWork {
  readonly #parts: ThumbnailWorkParts;
  readonly #encoder: ThumbnailEncoder;
  readonly #unmade = new Map<string, Unmade>();
  readonly #unsaved = new Map<string, StoredThumbnail>();
  #maxStoredBytes = 0;
  #isDue = false;
  /** What is being made when all is cleared is not kept. */
  #making = new AbortController();
  #isClosed = false;
  /** Who waits until nothing is to be made or written any more. */
  #waiting: (() => void)[] = [];

  constructor(parts: ThumbnailWorkParts) {
    this.#parts = parts;
    this.#encoder = new ThumbnailEncoder(parts.memory.openAside());
  }

  /** False where there is never time for it. */
  get isPossible(): boolean {
    return this.#parts.idle !== undefined && !this.#isClosed;
  }

  /** Makes a thumbnail of a picture, if that is still kept by then. */
  make(key: string, unmade: Unmade): void {
    this.#unmade.delete(key);
    this.#unmade.set(key, unmade);
    const [oldest] = this.#unmade.keys();
    if (oldest !== undefined && this.#unmade.size > MAX_UNMADE) this.#unmade.delete(oldest);
    this.request();
  }

  /** Writes one to the disk. */
  save(key: string, thumbnail: StoredThumbnail, maxStoredBytes: number): void {
    this.#maxStoredBytes = maxStoredBytes;
    this.#unsaved.set(key, thumbnail);
    this.request();
  }

  /** Does what there is to do, also for the store. */
  request(): void {
    const { store, idle } = this.#parts;
    const isWanted = this.#unmade.size > 0 || this.#unsaved.size > 0 || store.hasUses;
    if (!isWanted || this.#isDue || this.#isClosed || !idle) return;
    this.#isDue = true;
    const next = () => {
      this.#isDue = false;
      this.request();
      if (!this.#isBusy) this.#tellDone();
    };
    // There is no more idle work: what is left is not done.
    const end = () => {
      this.#isDue = false;
      this.#tellDone();
    };
    idle.whenIdle(() => this.#work()).then(next, end);
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

  clear(): void {
    this.#making.abort();
    this.#making = new AbortController();
    this.#encoder.rest();
    this.#unmade.clear();
    this.#unsaved.clear();
    this.#tellDone();
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
    this.#encoder.close();
  }

  get #isBusy(): boolean {
    return this.#isDue && (this.#unmade.size > 0 || this.#unsaved.size > 0);
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
    const passage = this.#parts.memory.tryEnter('decoding', bytes);
    try {
      const encoded = passage && picture && (await this.#encoder.encode(picture.bitmap, isOpaque));
      if (encoded && !signal.aborted)
        this.#parts.onMade(key, style, { ...encoded, kind: 'made', natural: picture.natural, freshness });
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
    await this.#parts.store.save(batch, this.#maxStoredBytes || Number.POSITIVE_INFINITY);
  }
}

import type { FoundThumbnail } from './thumbnail.js';

/** One that does not answer is busy, or no more: the picture is asked of its server then. */
const LIMIT_MS = 1000;

/** Some 0.5 MB of names. Of the pictures that a zoom brings back to the screen there are some hundred. */
const MOST_KNOWN = 4096;

type Message =
  /** The sender has the thumbnails of these names now. */
  | { readonly tell: 'has'; readonly keys: readonly string[] }
  | { readonly tell: 'ask'; readonly key: string }
  /** Answers an `ask`: what the sender had, and has no more. */
  | { readonly tell: 'give'; readonly key: string; readonly thumbnail: FoundThumbnail | undefined };

interface Asked {
  readonly neighbour: number;
  readonly answer: Promise<FoundThumbnail | undefined>;
  readonly settle: (thumbnail: FoundThumbnail | undefined) => void;
}

/**
 * The page's other painters, as far as thumbnails go. In another layout, or another size, a picture may come to stand in a
 * row of another painter than the one that made its thumbnail: that one is asked, and hands it over, without a word to the
 * page. Handed over, not copied: what the budget means for thumbnails holds each of them once.
 */
export class Neighbours {
  readonly #giveAway: (key: string) => FoundThumbnail | undefined;
  readonly #limitMs: number;
  readonly #ports = new Map<number, MessagePort>();
  /** Who has said last that he has it; he may have let go of it since. */
  readonly #holders = new Map<string, number>();
  readonly #asked = new Map<string, Asked>();
  #news: string[] = [];

  /** @param giveAway Takes a thumbnail out of memory, where it is there */
  constructor(giveAway: (key: string) => FoundThumbnail | undefined, limitMs = LIMIT_MS) {
    this.#giveAway = giveAway;
    this.#limitMs = limitMs;
  }

  /** A painter has started, in the place of another one perhaps. */
  meet(neighbour: number, port: MessagePort): void {
    this.#part(neighbour);
    this.#ports.set(neighbour, port);
    port.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(neighbour, port, data);
  }

  /** Lets them know of a thumbnail. */
  tell(key: string): void {
    if (this.#ports.size === 0) return;
    if (this.#news.length === 0) queueMicrotask(() => this.#tellNews());
    this.#news.push(key);
  }

  /** `undefined` where nobody is known to have it, at once. Settles always. */
  ask(key: string): Promise<FoundThumbnail | undefined> | undefined {
    const asked = this.#asked.get(key);
    if (asked) return asked.answer;
    const neighbour = this.#holders.get(key);
    const port = neighbour === undefined ? undefined : this.#ports.get(neighbour);
    if (neighbour === undefined || !port) return undefined;
    let settle: Asked['settle'] = () => {};
    const answer = new Promise<FoundThumbnail | undefined>((resolve) => {
      const timer = setTimeout(() => settle(undefined), this.#limitMs);
      settle = (thumbnail) => {
        clearTimeout(timer);
        this.#asked.delete(key);
        this.#holders.delete(key);
        resolve(thumbnail);
      };
    });
    this.#asked.set(key, { neighbour, answer, settle });
    port.postMessage({ tell: 'ask', key } satisfies Message);
    return answer;
  }

  /** Nobody has anything any more, and what is on its way is not to come. */
  clear(): void {
    for (const { settle } of this.#asked.values()) settle(undefined);
    this.#holders.clear();
    this.#news = [];
  }

  close(): void {
    this.clear();
    for (const neighbour of this.#ports.keys()) this.#part(neighbour);
  }

  #part(neighbour: number): void {
    this.#ports.get(neighbour)?.close();
    this.#ports.delete(neighbour);
    for (const asked of this.#asked.values()) if (asked.neighbour === neighbour) asked.settle(undefined);
    for (const [key, holder] of this.#holders) if (holder === neighbour) this.#holders.delete(key);
  }

  #tellNews(): void {
    const keys = this.#news;
    this.#news = [];
    if (keys.length === 0) return;
    for (const port of this.#ports.values()) port.postMessage({ tell: 'has', keys } satisfies Message);
  }

  #hear(neighbour: number, port: MessagePort, message: Message): void {
    if (message.tell === 'has') for (const key of message.keys) this.#know(key, neighbour);
    else if (message.tell === 'give') this.#asked.get(message.key)?.settle(message.thumbnail);
    else {
      const { key } = message;
      const thumbnail = this.#giveAway(key);
      if (thumbnail) this.#know(key, neighbour);
      port.postMessage({ tell: 'give', key, thumbnail } satisfies Message);
    }
  }

  #know(key: string, neighbour: number): void {
    this.#holders.delete(key);
    this.#holders.set(key, neighbour);
    const [oldest] = this.#holders.keys();
    if (oldest !== undefined && this.#holders.size > MOST_KNOWN) this.#holders.delete(oldest);
  }
}

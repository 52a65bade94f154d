import { absoluteItem } from '../item/absolute-item.js';
import type { ImageItem } from '../item/item.js';
import { type Section, sectionsOfItems } from '../item/section.js';
import type { RandomAccessItems } from './item-source.js';

export interface ListHandlers {
  /** More items are there; called at most once per animation frame. */
  readonly onGrow: () => void;
}

/**
 * A list of items fetched as a JSON array or as NDJSON, one item per line. Lines are kept as text and parsed when an
 * item is asked for, so that 200,000 entries cost their text alone, and they are there as they come in.
 */
export class ItemList implements RandomAccessItems {
  readonly isInMemory = true;
  readonly #url: string;
  #lines: string[] = [];
  #isComplete = false;
  #entries: readonly (string | ImageItem)[] | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  get length(): number {
    return this.#entries?.length ?? this.#lines.length;
  }

  /** False while more may come. */
  get isLengthKnown(): boolean {
    return this.#isComplete;
  }

  /** Of a JSON array; lines are not parsed for their group. */
  get sections(): readonly Section[] {
    return (this.#entries && sectionsOfItems(this.#entries)) ?? [];
  }

  item(index: number): ImageItem {
    const entry = this.#entries ? this.#entries[index] : parseLine(this.#lines[index]);
    return absoluteItem(entry ?? '', this.#url);
  }

  /**
   * Reads the list to its end.
   * @throws {Error} when the server does not answer with success
   * @throws {SyntaxError} when an array is no JSON
   */
  async load({ onGrow }: ListHandlers, signal: AbortSignal): Promise<void> {
    const response = await fetch(this.#url, { signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new Error(`The list ${this.#url} was answered with ${response.status} ${response.statusText}`.trim());
    }
    const growth = new FrameCoalescer(onGrow, signal);
    await this.#read(response.body, () => growth.request());
    this.#isComplete = true;
    if (!signal.aborted) onGrow();
  }

  async #read(body: ReadableStream<Uint8Array>, onLines: () => void): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      rest += decoder.decode(chunk.value, { stream: true });
      if (this.#isArray(rest)) continue;
      rest = this.#takeLines(rest);
      onLines();
    }
    rest += decoder.decode();
    if (this.#isArray(rest)) this.#entries = JSON.parse(rest) as (string | ImageItem)[];
    else this.#takeLines(`${rest}\n`);
  }

  /** A `[` after other lines is a broken line. */
  #isArray(text: string): boolean {
    return this.#lines.length === 0 && /^\s*\[/.test(text);
  }

  /** Blank lines are no entries. */
  #takeLines(text: string): string {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) this.#lines.push(line);
    return rest;
  }
}

/** A line that is no JSON costs its own cell only: it becomes an item without a picture. */
function parseLine(line = '""'): string | ImageItem {
  try {
    return JSON.parse(line) as string | ImageItem;
  } catch {
    return { src: '', alt: line };
  }
}

class FrameCoalescer {
  readonly #run: () => void;
  #isRequested = false;

  constructor(run: () => void, signal: AbortSignal) {
    this.#run = () => !signal.aborted && run();
  }

  request(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    requestAnimationFrame(() => {
      this.#isRequested = false;
      this.#run();
    });
  }
}

import { linkOf } from '../../core/link-header.js';
import type { ImageItem } from '../item/item.js';
import type { LoadOptions, PagedItems } from '../list/paged-items.js';
import { fetchJson, type JsonAnswer } from './fetch-json.js';
import { type HttpPagesOptions, itemsOfAnswer } from './http-answer.js';

/** Address of the page after the one that was answered; `undefined` after the last. */
type NextOf = (answer: JsonAnswer) => string | URL | undefined;

interface ChainedPage {
  readonly start: number;
  readonly url: string | URL;
}

export interface CursorPagesOptions extends HttpPagesOptions {
  /** Takes the cursor of the next page out of an answer; nothing after the last page. Default: its `next`. */
  readonly cursorOf?: (body: never) => string | number | null | undefined;
}

/** Items of a server that gives a cursor with each page, by which the next one is asked for. The first has none. */
export function cursorPages(
  urlOf: (cursor: string | undefined) => string | URL,
  options: CursorPagesOptions = {},
): PagedItems {
  const { cursorOf = ({ next }: { next?: string }) => next } = options;
  const nextOf: NextOf = ({ body }) => {
    const cursor = cursorOf(body as never);
    return cursor === null || cursor === undefined || cursor === '' ? undefined : urlOf(String(cursor));
  };
  return new ChainedPages(urlOf(undefined), nextOf, options);
}

/** Items of a server whose pages name the next one in their `Link` header, with `rel="next"` (RFC 8288). */
export function linkedPages(url: string | URL, options: HttpPagesOptions = {}): PagedItems {
  const nextOf: NextOf = (answer) => {
    const target = linkOf(answer.headers.get('link') ?? '', 'next');
    return target === undefined ? undefined : new URL(target, answer.url);
  };
  return new ChainedPages(url, nextOf, options);
}

/** Pages of which each is known by the one before it: the list grows as it is scrolled, by one page at a time. */
class ChainedPages implements PagedItems {
  readonly pageSize: number | undefined;
  readonly #nextOf: NextOf;
  readonly #options: HttpPagesOptions;
  /** Where each page that is known begins; what it holds is not kept. */
  readonly #pages: ChainedPage[];
  #length = 0;
  #isDone = false;

  constructor(url: string | URL, nextOf: NextOf, options: HttpPagesOptions) {
    this.pageSize = options.pageSize;
    this.#nextOf = nextOf;
    this.#options = options;
    this.#pages = [{ start: 0, url }];
  }

  get length(): number {
    return this.#length;
  }

  get done(): boolean {
    return this.#isDone;
  }

  async load(start: number, end: number, { signal }: LoadOptions): Promise<ImageItem[]> {
    const items: ImageItem[] = [];
    const after = this.#pages.findIndex((page) => page.start > start);
    let place = (after === -1 ? this.#pages.length : after) - 1;
    const first = this.#pages[place]?.start ?? 0;
    for (let page = this.#pages[place]; page && first + items.length < end; page = this.#pages[++place]) {
      const answer = await fetchJson(page.url, { ...this.#options.request, signal });
      items.push(...itemsOfAnswer(answer, this.#options));
      if (page === this.#pages.at(-1)) this.#append(first + items.length, this.#nextOf(answer));
    }
    return items.slice(start - first, end - first);
  }

  #append(start: number, url: string | URL | undefined): void {
    this.#length = start;
    if (url === undefined) this.#isDone = true;
    else if (!this.#isDone) this.#pages.push({ start, url });
  }
}

import { chunkPath } from '../core/chunk-path.js';
import { fetchJson } from './http/fetch-json.js';
import { absoluteItem } from './item/absolute-item.js';
import type { ImageItem } from './item/item.js';
import type { LoadOptions, PagedItems } from './list/paged-items.js';

/** What `index.json` says. */
interface ChunkedIndex {
  readonly length: number;
  readonly chunkSize: number;
}

/**
 * Opens a list that lies on any file server in chunks, as `npx mass-image-grid index` writes them: beside `index.json` with
 * `{ "length": 10000000, "chunkSize": 1000 }`, chunk n holds an array of the items from n × chunkSize on, in
 * `⌊n / 1000⌋/n.json`. Addresses in a chunk are relative to `index.json`.
 * @throws {TypeError} when `index.json` says nothing of the kind
 */
export async function chunkedIndex(url: string | URL, { signal }: Partial<LoadOptions> = {}): Promise<PagedItems> {
  const index = await fetchJson(url, signal ? { signal } : {});
  const { length, chunkSize } = checked(index.body, index.url);
  const chunk = async (number: number, load: LoadOptions): Promise<ImageItem[]> => {
    const { body, url: chunkUrl } = await fetchJson(new URL(chunkPath(number), index.url), load);
    if (!Array.isArray(body)) throw new TypeError(`${chunkUrl} must be an array of items, got ${typeof body}`);
    return body.map((entry: string | ImageItem) => absoluteItem(entry, index.url));
  };
  return {
    length,
    pageSize: chunkSize,
    async load(start: number, end: number, load: LoadOptions) {
      const first = Math.floor(start / chunkSize);
      const count = Math.ceil(end / chunkSize) - first;
      const chunks = await Promise.all(Array.from({ length: count }, (_, place) => chunk(first + place, load)));
      return chunks.flat().slice(start - first * chunkSize, end - first * chunkSize);
    },
  };
}

function checked(body: unknown, url: string): ChunkedIndex {
  const { length, chunkSize } = (body ?? {}) as Record<string, unknown>;
  const isCount = (value: unknown, least: number) => Number.isSafeInteger(value) && Number(value) >= least;
  if (isCount(length, 0) && isCount(chunkSize, 1)) return { length: Number(length), chunkSize: Number(chunkSize) };
  throw new TypeError(`${url} must hold { length, chunkSize } in whole numbers, got ${length} and ${chunkSize}`);
}

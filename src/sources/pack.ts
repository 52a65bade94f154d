import { chunkPath } from '../core/chunk-path.js';
import { fetchJson } from './http/fetch-json.js';
import type { ImageItem } from './item/item.js';
import type { LoadOptions, PagedItems } from './list/paged-items.js';

/** What `index.json` says. */
interface PackIndex {
  readonly length: number;
  readonly chunkSize: number;
  /** Folder of the chunks, relative to `index.json`. */
  readonly chunks: string;
}

/** What a chunk says of the pictures in one pack, in columns. */
interface PackChunk {
  readonly pack: string;
  readonly bytes: readonly number[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly names: readonly string[];
}

const FORMAT = 'mass-image-grid pack 1';

/**
 * Opens thumbnails that lie on any file server a thousand to a file, as `npx mass-image-grid pack` writes them: one request
 * brings many, and each is shown as its bytes arrive. The name of its picture is the `alt` and the `key` of each item.
 * @throws {TypeError} when `index.json` says nothing of the kind
 */
export async function packItems(url: string | URL, { signal }: Partial<LoadOptions> = {}): Promise<PagedItems> {
  const answer = await fetchJson(url, signal ? { signal } : {});
  const { length, chunkSize, chunks } = checkedIndex(answer.body, answer.url);
  const itemsOf = async (number: number, load: LoadOptions): Promise<ImageItem[]> => {
    const { body, url: chunkUrl } = await fetchJson(new URL(`${chunks}/${chunkPath(number)}`, answer.url), load);
    return itemsOfChunk(checkedChunk(body, chunkUrl), answer.url);
  };
  return {
    length,
    pageSize: chunkSize,
    async load(start: number, end: number, load: LoadOptions) {
      const first = Math.floor(start / chunkSize);
      const count = Math.ceil(end / chunkSize) - first;
      const loaded = await Promise.all(Array.from({ length: count }, (_, place) => itemsOf(first + place, load)));
      return loaded.flat().slice(start - first * chunkSize, end - first * chunkSize);
    },
  };
}

function itemsOfChunk({ pack, bytes, widths, heights, names }: PackChunk, indexUrl: string): ImageItem[] {
  const src = new URL(pack, indexUrl).href;
  let end = 0;
  return names.map((name, place) => {
    const start = end;
    end += bytes[place] ?? 0;
    const size = { width: widths[place] ?? 1, height: heights[place] ?? 1 };
    return { packed: { src, start, end }, alt: name, key: name, ...size };
  });
}

function checkedIndex(body: unknown, url: string): PackIndex {
  const { format, length, chunkSize, chunks } = (body ?? {}) as Record<string, unknown>;
  const isRight = Number.isSafeInteger(length) && Number.isSafeInteger(chunkSize) && typeof chunks === 'string';
  if (format === FORMAT && isRight) return body as PackIndex;
  throw new TypeError(`${url} must be the index.json of a pack, of the format "${FORMAT}", got "${format}"`);
}

function checkedChunk(body: unknown, url: string): PackChunk {
  const { pack, ...columns } = (body ?? {}) as Record<string, unknown>;
  const { bytes, widths, heights, names } = columns;
  if (typeof pack === 'string' && [bytes, widths, heights, names].every(Array.isArray)) return body as PackChunk;
  throw new TypeError(`${url} must hold a pack and its bytes, widths, heights and names`);
}

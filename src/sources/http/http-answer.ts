import { absoluteItem } from '../item/absolute-item.js';
import type { ImageItem } from '../item/item.js';
import type { JsonAnswer } from './fetch-json.js';

type Entries = readonly (string | ImageItem)[];

export interface HttpPagesOptions {
  /** Items in a page, best as many as the server gives at once; default 200. */
  readonly pageSize?: number;
  /** Takes the entries out of an answer. Default: the answer itself, or its `items`. */
  readonly itemsOf?: (body: never) => Entries;
  /** Headers, credentials and the like, as `fetch()` takes them. */
  readonly request?: RequestInit;
}

/**
 * Items of an answer; addresses in it are relative to its own.
 * @throws {TypeError} when there is no array of them
 */
export function itemsOfAnswer({ body, url }: JsonAnswer, { itemsOf = entriesOf }: HttpPagesOptions): ImageItem[] {
  const entries: unknown = itemsOf(body as never);
  if (!Array.isArray(entries)) throw new TypeError(`${url} must answer an array of items, got ${typeof entries}`);
  return (entries as Entries).map((entry) => absoluteItem(entry, url));
}

function entriesOf(body: unknown): Entries {
  const isHolder = typeof body === 'object' && body !== null && 'items' in body;
  return (isHolder ? body.items : body) as Entries;
}

import type { LoadOptions, PagedItems } from '../list/paged-items.js';
import { fetchJson, type JsonAnswer } from './fetch-json.js';
import { type HttpPagesOptions, itemsOfAnswer } from './http-answer.js';

export interface OffsetPagesOptions extends HttpPagesOptions {
  /** Number of items, where it is known beforehand. */
  readonly length?: number;
  /** Takes the number of items out of an answer. Default: the header `X-Total-Count`, or `total` of the body. */
  readonly lengthOf?: (body: never, headers: Headers) => number | undefined;
}

/**
 * Items of a server that gives any range of them, as by `?offset=400&limit=200`. Where nothing tells their number, the list
 * grows until a page comes short.
 */
export function offsetPages(
  urlOf: (start: number, end: number) => string | URL,
  options: OffsetPagesOptions = {},
): PagedItems {
  const { pageSize, lengthOf = totalOf } = options;
  let { length } = options;
  return {
    pageSize,
    get length() {
      return length;
    },
    async load(start: number, end: number, { signal }: LoadOptions) {
      const answer = await fetchJson(urlOf(start, end), { ...options.request, signal });
      length = lengthOf(answer.body as never, answer.headers) ?? length;
      return itemsOfAnswer(answer, options);
    },
  };
}

function totalOf(body: unknown, headers: JsonAnswer['headers']): number | undefined {
  const isHolder = typeof body === 'object' && body !== null && 'total' in body;
  const total = Number(headers.get('x-total-count') ?? (isHolder ? body.total : Number.NaN));
  return Number.isSafeInteger(total) ? total : undefined;
}

/** For how long what was read may be shown without asking again, and by what a newer version is told from it. */
export interface Freshness {
  /** ETag, or the time of the last change; `undefined` where a server tells neither. */
  readonly validator: string | undefined;
  /** In ms since the epoch. */
  readonly freshUntilMs: number;
}

const DAY_MS = 86_400_000;

/** Where a server says nothing: a tenth of a picture's age (RFC 9111 § 4.2.2), within these bounds. */
const LEAST_GUESS_MS = DAY_MS;
const MOST_GUESS_MS = 30 * DAY_MS;

/** Reads an answer's headers as a private HTTP cache does, RFC 9111 § 5; `undefined` for what must not be stored. */
export function freshnessOf(headers: Headers, nowMs: number): Freshness | undefined {
  const directives = (headers.get('cache-control') ?? '').toLowerCase();
  if (/\bno-store\b/.test(directives)) return undefined;
  const validator = headers.get('etag') ?? headers.get('last-modified') ?? undefined;
  return { validator, freshUntilMs: nowMs + lifetimeMs(headers, directives, nowMs) };
}

function lifetimeMs(headers: Headers, directives: string, nowMs: number): number {
  if (/\bno-cache\b/.test(directives)) return 0;
  const ageMs = Number(headers.get('age') ?? 0) * 1000 || 0;
  const maxAge = /\bmax-age="?(\d+)/.exec(directives)?.[1];
  if (maxAge !== undefined) return Number(maxAge) * 1000 - ageMs;
  const expires = headers.get('expires');
  // What is no date, such as 0, is in the past.
  if (expires !== null) return (Date.parse(expires) || 0) - nowMs;
  const changedMs = Date.parse(headers.get('last-modified') ?? '');
  const guess = Number.isNaN(changedMs) ? 0 : (nowMs - changedMs) / 10;
  return Math.min(MOST_GUESS_MS, Math.max(LEAST_GUESS_MS, guess));
}

// Absolute URLs of what test/support/fixture-server.mjs serves: workers have no base to resolve relative ones against.

/** The smallest picture, which no server is asked for. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=';

export interface FixtureOptions {
  /** Both sides, in px; 256 unless told. */
  readonly size?: number;
  readonly width?: number;
  readonly height?: number;
  readonly delayMs?: number;
  /** Sends `Access-Control-Allow-Origin: *`. */
  readonly cors?: boolean;
  /** Counts the request under this name: see `requestsOf`. */
  readonly ledger?: string;
  /** What the answer says in `Cache-Control` and `ETag`. */
  readonly cacheControl?: string;
  readonly etag?: string;
  /** What a `flaky/` answer says in `Retry-After`. */
  readonly retryAfter?: string;
  /** So many requests of the ledger are answered; the others wait for ever. */
  readonly answers?: number;
}

export interface Requests {
  readonly started: number;
  readonly finished: number;
  readonly aborted: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
}

export type PatternFormat = 'jpg' | 'png' | 'webp' | 'avif';

export function patternUrl(index: number, format: PatternFormat = 'jpg', options: FixtureOptions = {}): string {
  return fixtureUrl(`pattern/${index}.${format}`, options);
}

export interface SheetShape {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in px, a multiple of 5. */
  readonly cell: number;
}

/** A sheet of patterns in a regular grid, which go on from one sheet to the next. */
export function sheetUrl(number: number, { columns, rows, cell }: SheetShape, options: FixtureOptions = {}): string {
  const url = new URL(fixtureUrl(`sheet/${number}.png`, options));
  for (const [name, value] of Object.entries({ columns, rows, cell })) url.searchParams.set(name, String(value));
  return url.href;
}

/** A file of patterns, one after the other, and where each of them ends. */
export async function patternPack(
  count: number,
  options: FixtureOptions & { ranges?: 'none' | number } = {},
): Promise<{ url: string; ends: readonly number[] }> {
  const answer = await fetch(fixtureUrl(`pack/${count}/ends`));
  return { url: fixtureUrl(`pack/${count}`, options), ends: (await answer.json()) as number[] };
}

/** One small picture for each class of files, see test/support/fixtures/picture-classes.mjs. */
export const PICTURE_CLASSES = [
  'progressive.jpg',
  'grey.jpg',
  'cmyk.jpg',
  'display-p3.jpg',
  'truncated.jpg',
  '16-bit.png',
  'grey.png',
  'palette.png',
  'interlaced.png',
  'alpha.png',
  'alpha.webp',
  'alpha.avif',
  'lossy.webp',
  'animated.gif',
  'animated.webp',
  'animated.png',
  'bottom-up.bmp',
  'top-down.bmp',
  'png.ico',
] as const;

/** `path` below /fixtures/, such as `status/404` or `orientation/6.jpg`. */
export function fixtureUrl(path: string, options: FixtureOptions = {}): string {
  const url = new URL(`/fixtures/${path}`, location.origin);
  for (const [name, value] of Object.entries(options)) {
    if (value !== false && value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** The same server under its other name, which makes it another origin. */
export function crossOrigin(url: string): string {
  const other = new URL(url);
  other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return other.href;
}

export async function requestsOf(ledger = ''): Promise<Requests> {
  const response = await fetch(fixtureUrl('requests', { ledger }));
  return (await response.json()) as Requests;
}

export async function resetRequests(ledger = ''): Promise<void> {
  const url = new URL(fixtureUrl('requests', { ledger }));
  url.searchParams.set('reset', '');
  await fetch(url);
}

export interface CspOutcome {
  readonly result?: unknown;
  readonly error?: string;
  readonly violations: readonly { readonly directive: string; readonly blocked: string }[];
}

/** Runs the module's `run()` in a frame whose page has the given Content-Security-Policy. */
export async function runUnderPolicy(policy: string, script: string): Promise<CspOutcome> {
  const frame = document.createElement('iframe');
  frame.src = `/fixtures/csp-page?${new URLSearchParams({ policy, script })}`;
  const outcome = new Promise<CspOutcome>((resolve) => {
    addEventListener('message', function onMessage({ source, data }) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', onMessage);
      resolve(data as CspOutcome);
    });
  });
  document.body.append(frame);
  return outcome.finally(() => frame.remove());
}

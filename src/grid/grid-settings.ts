import { parseByteSize } from '../core/memory/byte-size.js';
import { DEFAULT_THRESHOLDS, type PressureThresholds } from '../core/memory/memory-pressure.js';
import { FITS, type Fit } from '../core/picture/fit.js';
import { DEFAULT_LIMITS, LIMIT_NAMES, type PictureLimits } from '../core/picture/picture-limits.js';
import { warnOnce } from './warn-once.js';

export const DEFAULT_CELL_SIZE = 160;
export const DEFAULT_ASPECT = 1;
export const DEFAULT_GAP = 4;
export const DEFAULT_OVERSCAN = 1200;

export const LAYOUT_NAMES = ['uniform', 'justified', 'masonry'] as const;

/** Where cells stand. */
export type LayoutName = (typeof LAYOUT_NAMES)[number];

export const MODE_NAMES = ['scroll', 'pages'] as const;

/** How one comes to items that are not in view: by scrolling, or by turning pages. */
export type ModeName = (typeof MODE_NAMES)[number];

/** A page may be as long as a list that somebody looks through, no longer. */
const MAX_PAGE_SIZE = 100_000;
export const CACHE_MODES = ['memory', 'persistent'] as const;

/** Where small pictures are kept for coming back: as long as the page is open, or on disk, too. */
export type CacheMode = (typeof CACHE_MODES)[number];

/** The properties of an element as its user left them. */
export interface DeclaredSettings {
  readonly mode: unknown;
  readonly pageSize: unknown;
  readonly layout: unknown;
  readonly cellSize: unknown;
  readonly aspect: unknown;
  readonly gap: unknown;
  readonly overscan: unknown;
  readonly fit: unknown;
  readonly workers: unknown;
  readonly maxRequests: unknown;
  readonly limits: unknown;
  readonly memoryBudget: unknown;
  readonly cache: unknown;
  readonly memoryThresholds: unknown;
}

export interface GridSettings {
  readonly mode: ModeName;
  /** Items of a page. */
  readonly pageSize: number | 'auto';
  readonly layout: LayoutName;
  readonly cellSize: number;
  /** Width ÷ height. */
  readonly aspect: number;
  readonly gap: number;
  readonly overscan: number;
  readonly fit: Fit;
  readonly workers: number | 'auto';
  /** To one origin. */
  readonly maxRequests: number;
  readonly limits: PictureLimits;
  /** Bytes; `undefined` leaves it to the default. */
  readonly memoryBudget: number | undefined;
  readonly cache: CacheMode;
  readonly memoryThresholds: PressureThresholds;
}

/** Reads declared properties; what makes no sense is told once and replaced by the default. */
export function readSettings(element: Element & DeclaredSettings): GridSettings {
  return {
    mode: readChoice(element, 'mode', element.mode, MODE_NAMES, 'scroll'),
    pageSize: readPageSize(element),
    layout: readChoice(element, 'layout', element.layout, LAYOUT_NAMES, 'uniform'),
    cellSize: readNumber(element, 'cell-size', element.cellSize, 1, DEFAULT_CELL_SIZE),
    aspect: readAspect(element),
    gap: readNumber(element, 'gap', element.gap, 0, DEFAULT_GAP),
    overscan: readNumber(element, 'overscan', element.overscan, 0, DEFAULT_OVERSCAN),
    fit: readChoice(element, 'fit', element.fit, FITS, 'cover'),
    workers: readWorkers(element),
    maxRequests: readMaxRequests(element),
    limits: readLimits(element),
    memoryBudget: readMemoryBudget(element),
    cache: readChoice(element, 'cache', element.cache, CACHE_MODES, 'memory'),
    memoryThresholds: readThresholds(element),
  };
}

function readNumber(element: Element, name: string, value: unknown, min: number, fallback: number): number {
  if (isAbsent(value)) return fallback;
  if (typeof value === 'number' && Number.isFinite(value) && value >= min) return value;
  warnOnce(element, `${name} ${value}`, `${name} must be a number of px from ${min}, got ${value}; using ${fallback}.`);
  return fallback;
}

function readPageSize(element: Element & DeclaredSettings): number | 'auto' {
  const { pageSize } = element;
  if (isAbsent(pageSize) || pageSize === 'auto') return 'auto';
  const size = Number(pageSize);
  if (Number.isInteger(size) && size >= 1 && size <= MAX_PAGE_SIZE) return size;
  const wanted = `"auto" or a whole number from 1 to ${MAX_PAGE_SIZE}`;
  warnOnce(element, `page-size ${pageSize}`, `page-size must be ${wanted}, got ${pageSize}; using auto.`);
  return 'auto';
}

/** The number of a page, from 1. */
export function readPage(element: Element, page: unknown): number {
  if (isAbsent(page)) return 1;
  if (typeof page === 'number' && Number.isSafeInteger(page) && page >= 1) return page;
  warnOnce(element, `page ${page}`, `page must be a whole number from 1, got ${page}; using 1.`);
  return 1;
}

/** Cells as thin as a line help nobody, and a slip of the pen should not make a list a billion px long. */
const MAX_ASPECT = 100;

/** A number, or two with a slash between them, as CSS `aspect-ratio` takes it. */
function readAspect(element: Element & DeclaredSettings): number {
  const { aspect } = element;
  if (isAbsent(aspect)) return DEFAULT_ASPECT;
  const [width = '', height = '1', ...rest] = String(aspect).split('/');
  const ratio = width.trim() && height.trim() && rest.length === 0 ? Number(width) / Number(height) : Number.NaN;
  if (ratio >= 1 / MAX_ASPECT && ratio <= MAX_ASPECT) return ratio;
  const wanted = 'a number above 0 or two like "3/2"';
  warnOnce(element, `aspect ${aspect}`, `aspect must be ${wanted}, got ${aspect}; using ${DEFAULT_ASPECT}.`);
  return DEFAULT_ASPECT;
}

/** One of some words. */
function readChoice<Choice extends string>(
  element: Element,
  name: string,
  value: unknown,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  if (isAbsent(value)) return fallback;
  const choice = choices.find((known) => known === value);
  const message = `${name} must be one of ${choices.join(', ')}, got ${value}; using ${fallback}.`;
  if (!choice) warnOnce(element, `${name} ${value}`, message);
  return choice ?? fallback;
}

function readWorkers(element: Element & DeclaredSettings): number | 'auto' {
  const { workers } = element;
  if (workers === 'auto' || isAbsent(workers)) return 'auto';
  const count = Number(workers);
  if (Number.isInteger(count) && count >= 1 && count <= 32) return count;
  warnOnce(element, `workers ${workers}`, `workers must be "auto" or 1 to 32, got ${workers}; using auto.`);
  return 'auto';
}

function readMaxRequests(element: Element & DeclaredSettings): number {
  const { maxRequests } = element;
  if (isAbsent(maxRequests) || maxRequests === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (typeof maxRequests === 'number' && Number.isInteger(maxRequests) && maxRequests >= 1) return maxRequests;
  const message = `max-requests must be a whole number from 1, got ${maxRequests}; nothing is limited.`;
  warnOnce(element, `max-requests ${maxRequests}`, message);
  return Number.POSITIVE_INFINITY;
}

function readMemoryBudget(element: Element & DeclaredSettings): number | undefined {
  const { memoryBudget } = element;
  if (isAbsent(memoryBudget)) return undefined;
  const bytes = parseByteSize(memoryBudget);
  const wanted = 'a number of bytes or a text like "256MB"';
  const message = `memory-budget must be ${wanted}, got ${memoryBudget}; using the default.`;
  if (bytes === undefined) warnOnce(element, `memory-budget ${memoryBudget}`, message);
  return bytes;
}

function readThresholds(element: Element & DeclaredSettings): PressureThresholds {
  const { memoryThresholds: declared } = element;
  if (isAbsent(declared)) return DEFAULT_THRESHOLDS;
  const { elevated, critical } = { ...DEFAULT_THRESHOLDS, ...(declared as Partial<PressureThresholds>) };
  if (elevated > 0 && critical >= elevated) return { elevated, critical };
  const wanted = 'shares of the budget such as { elevated: 0.8, critical: 0.95 }, in this order';
  const got = JSON.stringify(declared);
  warnOnce(element, `memoryThresholds ${got}`, `memoryThresholds must be ${wanted}, got ${got}; using the defaults.`);
  return DEFAULT_THRESHOLDS;
}

function readLimits(element: Element & DeclaredSettings): PictureLimits {
  const { limits } = element;
  if (isAbsent(limits)) return DEFAULT_LIMITS;
  if (typeof limits !== 'object') {
    warnOnce(
      element,
      'limits',
      `limits must be an object such as { pixels: 100e6 }, got ${limits}; using the defaults.`,
    );
    return DEFAULT_LIMITS;
  }
  const declared = limits as Record<string, unknown>;
  const stranger = Object.keys(declared).find((name) => !(name in DEFAULT_LIMITS));
  if (stranger) {
    warnOnce(element, `limits ${stranger}`, `there is no limit "${stranger}", there are ${LIMIT_NAMES.join(', ')}.`);
  }
  const read = LIMIT_NAMES.map((name) => [name, readLimit(element, name, declared[name])]);
  return Object.fromEntries(read) as PictureLimits;
}

function readLimit(element: Element, name: keyof PictureLimits, value: unknown): number {
  const fallback = DEFAULT_LIMITS[name];
  if (isAbsent(value)) return fallback;
  // Infinity is a choice.
  if (typeof value === 'number' && value > 0) return name.endsWith('Ms') ? limitMs(value) : value;
  warnOnce(
    element,
    `limits ${name} ${value}`,
    `limits.${name} must be a number above 0, got ${value}; using ${fallback}.`,
  );
  return fallback;
}

/** Beyond 24.8 days, which is as long as a timer can be, there is no limit. */
function limitMs(ms: number): number {
  return ms < 2 ** 31 ? ms : Number.POSITIVE_INFINITY;
}

/** An attribute that was taken away leaves `null`. */
function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

import type { HeldBytes } from './held-bytes.js';

/** What is kept to be used once more; all of it can be dropped. */
export const CACHE_KINDS = ['decoded', 'thumbnails', 'encoded', 'sheets', 'glyphs'] as const;

export type CacheKind = (typeof CACHE_KINDS)[number];

/**
 * What is on its way is read first and decoded then, each with a part of the memory for it, so that what waits to be decoded
 * never keeps a decode from going on.
 */
export const PASSING_LANES = { reading: 0.25, decoding: 0.75 } as const;

export type PassingLane = keyof typeof PASSING_LANES;

/** Most bytes that may be held of each kind. */
export interface Allotment extends Readonly<Record<CacheKind, number>> {
  /** For what is on its way: files that are read, and decodes. */
  readonly passing: number;
}

export const NOTHING: Allotment = Object.freeze({
  decoded: 0,
  thumbnails: 0,
  encoded: 0,
  sheets: 0,
  glyphs: 0,
  passing: 0,
});

/** Caches fill up to this: above it there is room for what comes and goes before the warning begins. */
const NOMINAL_SHARE = 0.75;

/** Of the budget, for files that are read and decodes, while there is that much. */
const PASSING_SHARE = 0.25;

/** How caches share what is left, of those that are in use. */
const WEIGHTS: Readonly<Record<CacheKind, number>> = { decoded: 4, thumbnails: 2, encoded: 1, sheets: 4, glyphs: 1 };

/** A cache that is not in use yet may begin. */
const BEGINNING_SHARE = 1 / 64;

/** More is of no use for scrolling back, unless a page has memory to spare. */
const DECODED_BYTES = 64 * 2 ** 20;
const DECODED_SHARE = 1 / 8;

export interface MemoryDemand {
  readonly budgetBytes: number;
  readonly held: HeldBytes;
  /** Caches that are to be given up for now. */
  readonly dropped: readonly CacheKind[];
  /** Needed for what is looked at beyond all that is meant for pictures on their way. */
  readonly extraBytes: number;
}

/** Most bytes that a budget has for files that are read, and for decodes. */
export function mostPassingBytes(budgetBytes: number): number {
  return budgetBytes * PASSING_SHARE;
}

export function totalAllotment(allotment: Allotment): number {
  return CACHE_KINDS.reduce((sum, kind) => sum + allotment[kind], allotment.passing);
}

/**
 * Shares out what the surfaces leave of a budget: first to what is on its way, then to the caches in use. Surfaces with
 * all allotments come to no more than the budget, as far as what is visible leaves anything.
 */
export function allot({ budgetBytes, held, dropped, extraBytes }: MemoryDemand): Allotment {
  const taken = held.surfaces + extraBytes;
  const passing = Math.min(Math.max(0, budgetBytes - taken), mostPassingBytes(budgetBytes));
  const forCaches = Math.max(0, budgetBytes * NOMINAL_SHARE - taken - passing);
  const kept = CACHE_KINDS.filter((kind) => !dropped.includes(kind));
  const used = kept.filter((kind) => kind === 'decoded' || held[kind] > 0);
  const beginning = Math.min(budgetBytes * BEGINNING_SHARE, forCaches / CACHE_KINDS.length);
  const forUsed = forCaches - beginning * (kept.length - used.length);
  const weights = used.reduce((sum, kind) => sum + WEIGHTS[kind], 0);
  const bytesOf = (kind: CacheKind) => {
    if (!kept.includes(kind)) return 0;
    if (!used.includes(kind)) return beginning;
    return Math.min((forUsed * WEIGHTS[kind]) / weights, kind === 'decoded' ? mostDecoded(budgetBytes) : forUsed);
  };
  const caches = CACHE_KINDS.map((kind) => [kind, Math.floor(bytesOf(kind))]);
  return { ...(Object.fromEntries(caches) as Record<CacheKind, number>), passing: Math.floor(passing) };
}

function mostDecoded(budgetBytes: number): number {
  return Math.max(DECODED_BYTES, budgetBytes * DECODED_SHARE);
}

/** True when it is not worth telling of another allotment: no bound moves by more than an eighth, none begins or ends. */
export function isNearly(a: Allotment, b: Allotment): boolean {
  return ([...CACHE_KINDS, 'passing'] as const).every((kind) => {
    const most = Math.max(a[kind], b[kind]);
    return Math.abs(a[kind] - b[kind]) * 8 <= most && (a[kind] === 0) === (b[kind] === 0);
  });
}

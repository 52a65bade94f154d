import {
  type Allotment,
  CACHE_KINDS,
  type CacheKind,
  PASSING_LANES,
  type PassingLane,
} from '../../src/core/memory/allotment.js';
import { type MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { MemoryAlarm } from '../../src/core/memory/memory-pressure.js';
import type { ClaimedFor, MemoryClaim } from '../protocol.js';
import { type Passage, PassingGate } from './passing-gate.js';

export interface PainterMemoryHandlers {
  /** Asks the page for memory beyond the painter's own share; answered by `grant()`. */
  readonly onClaim: (claim: MemoryClaim) => void;
  /** A claim is done with, or was not needed after all. */
  readonly onReturn: (claim: number) => void;
  /** The engine is short of memory. */
  readonly onAlarm: (alarm: MemoryAlarm) => void;
}

interface BoundCache {
  readonly setMaxBytes: (maxBytes: number) => void;
  /** It has no use for more. */
  readonly most: number;
}

/** Of what is on its way, at most, for memory that is kept to be used by the next pictures. */
const SPARE_SHARE = 1 / 8;

const LANES = Object.keys(PASSING_LANES) as PassingLane[];

/** One painter's part of the page's memory: what it holds, and how much of each kind it may. */
export class PainterMemory {
  readonly ledger = new MemoryLedger();
  readonly #gates: Readonly<Record<PassingLane, PassingGate>>;
  readonly alarm: PainterMemoryHandlers['onAlarm'];
  readonly #caches = new Map<CacheKind, BoundCache[]>();
  /** What is held for later pictures, not for those on their way. */
  readonly #aside: MemoryAccount[] = [];
  #spare: BoundCache | undefined;
  #allotment: Allotment;
  #lastClaim = 0;

  constructor(allotment: Allotment, handlers: PainterMemoryHandlers) {
    this.alarm = handlers.onAlarm;
    this.#allotment = allotment;
    const gateOf = (lane: PassingLane) =>
      new PassingGate(allotment.passing * PASSING_LANES[lane], {
        nextClaim: () => ++this.#lastClaim,
        onClaim: (claim) => handlers.onClaim({ ...claim, lane }),
        onReturn: handlers.onReturn,
      });
    this.#gates = { reading: gateOf('reading'), decoding: gateOf('decoding') };
  }

  /** What a picture needs on its way, averaged over the last ones; 0 before the first. */
  get pictureBytes(): number {
    return LANES.reduce((sum, lane) => sum + this.#gates[lane].averageBytes, 0);
  }

  /** What pictures on their way hold: of caches that which is still in use beyond their bounds. */
  get passingBytes(): number {
    const held = this.ledger.held;
    const beyond = CACHE_KINDS.reduce((sum, kind) => sum + Math.max(0, held[kind] - this.#allotment[kind]), 0);
    return beyond + held.inFlight + held.decoding - this.#aside.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Opens an account for what decoders or encoders hold for later pictures. */
  openAside(): MemoryAccount {
    const account = this.ledger.open('decoding');
    this.#aside.push(account);
    return account;
  }

  /**
   * Waits until there is memory to read a file, or to decode it. A reader may wait for leave to decode, not the reverse.
   * @param isAverage False for what comes without a request, and tells nothing of what those need
   * @throws the signal's reason when it is aborted before
   */
  enter(
    lane: PassingLane,
    bytes: number,
    claimedFor: ClaimedFor,
    signal: AbortSignal,
    isAverage?: boolean,
  ): Promise<Passage> {
    return this.#gates[lane].enter(bytes, claimedFor, signal, isAverage);
  }

  /** Leave for what need not be done at all, where the painter's own share has room at once. */
  tryEnter(lane: PassingLane, bytes: number): Passage | undefined {
    return this.#gates[lane].tryEnter(bytes);
  }

  /** The page's leave for a claim. */
  grant(claim: number): void {
    for (const lane of LANES) this.#gates[lane].grant(claim);
  }

  /**
   * Ties a cache to its bound: `setMaxBytes` is called now and whenever it changes, and lets go at once of what is beyond
   * it. Caches of one kind share its bound.
   * @param most Bytes beyond which it has no use for more: they are the others'
   */
  bound(kind: CacheKind, setMaxBytes: (maxBytes: number) => void, most = Number.MAX_SAFE_INTEGER): void {
    const caches = [...(this.#caches.get(kind) ?? []), { setMaxBytes, most }];
    // Who wants least is served first.
    caches.sort((a, b) => a.most - b.most);
    this.#caches.set(kind, caches);
    this.#applyBound(kind);
  }

  /**
   * As `bound()`, once, for memory that decoders keep for the next pictures: a part of what is on its way, which is kept
   * as long as something decoded may be kept.
   */
  boundSpare(setMaxBytes: (maxBytes: number) => void, most: number): void {
    this.#spare = { setMaxBytes, most };
    this.#applyPassing();
  }

  setAllotment(allotment: Allotment): void {
    this.#allotment = allotment;
    this.#applyPassing();
    for (const kind of this.#caches.keys()) this.#applyBound(kind);
  }

  #applyPassing(): void {
    const { passing, decoded } = this.#allotment;
    const { most, setMaxBytes } = this.#spare ?? {};
    const spare = decoded > 0 ? Math.floor(Math.min(most ?? 0, passing * SPARE_SHARE)) : 0;
    setMaxBytes?.(spare);
    for (const lane of LANES) this.#gates[lane].setMaxBytes((passing - spare) * PASSING_LANES[lane]);
  }

  #applyBound(kind: CacheKind): void {
    const caches = this.#caches.get(kind) ?? [];
    let left = this.#allotment[kind];
    for (const [place, { setMaxBytes, most }] of caches.entries()) {
      const bytes = Math.floor(Math.min(most, left / (caches.length - place)));
      setMaxBytes(bytes);
      left -= bytes;
    }
  }
}

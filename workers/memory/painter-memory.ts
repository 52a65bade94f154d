import type { Allotment, CacheKind } from '../../src/core/memory/allotment.js';
import { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { PassingGate, type PassingGateHandlers } from './passing-gate.js';

/** One painter's part of the page's memory: what it holds, and how much of each kind it may. */
export class PainterMemory {
  readonly ledger = new MemoryLedger();
  /** What is read and decoded goes through it. */
  readonly gate: PassingGate;
  readonly #caches = new Map<CacheKind, (maxBytes: number) => void>();
  #allotment: Allotment;

  constructor(allotment: Allotment, handlers: PassingGateHandlers) {
    this.#allotment = allotment;
    this.gate = new PassingGate(allotment.passing, handlers);
  }

  /** Ties a cache to its bound: `setMaxBytes` is called now and whenever it changes, and lets go at once of what is beyond it. */
  bound(kind: CacheKind, setMaxBytes: (maxBytes: number) => void): void {
    this.#caches.set(kind, setMaxBytes);
    setMaxBytes(this.#allotment[kind]);
  }

  setAllotment(allotment: Allotment): void {
    this.#allotment = allotment;
    this.gate.setMaxBytes(allotment.passing);
    for (const [kind, setMaxBytes] of this.#caches) setMaxBytes(allotment[kind]);
  }
}

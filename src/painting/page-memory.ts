import { type HeldBytes, sumHeldBytes } from '../core/memory/held-bytes.js';
import { MemoryLedger } from '../core/memory/memory-ledger.js';

/**
 * What a row's canvas takes up for each byte of its pixels: its own, and what the compositor shows of it while the next
 * one is drawn. Measured by PSS of all processes: 2.5 in Chromium 156, 1.1 in Firefox 153, both compositing in software.
 */
export const SURFACE_COPIES = 2.5;

const BYTES_PER_PIXEL = 4;

/** Something on the page that holds memory elsewhere, such as a pool of workers. */
export interface MemoryHolder {
  readonly held: HeldBytes;
}

/** A grid, which tells how much of it is needed for what is looked at. */
export interface MemoryUser {
  readonly neededBytes: number;
}

/** All that the grids of a page hold, in their painters and in the page itself: one sum, however many grids there are. */
export class PageMemory {
  /** Of the page's own thread. */
  readonly ledger = new MemoryLedger();
  readonly #holders = new Set<MemoryHolder>();
  readonly #users = new Set<MemoryUser>();

  get held(): HeldBytes {
    return sumHeldBytes([this.ledger.held, ...[...this.#holders].map(({ held }) => held)]);
  }

  /** Bytes that the visible rows themselves need. */
  get neededBytes(): number {
    return [...this.#users].reduce((sum, { neededBytes }) => sum + neededBytes, 0);
  }

  addHolder(holder: MemoryHolder): void {
    this.#holders.add(holder);
  }

  removeHolder(holder: MemoryHolder): void {
    this.#holders.delete(holder);
  }

  join(user: MemoryUser): void {
    this.#users.add(user);
  }

  leave(user: MemoryUser): void {
    this.#users.delete(user);
  }
}

/** Bytes of a canvas of this size in device px. */
export function surfaceBytes(width: number, height: number): number {
  return width * height * BYTES_PER_PIXEL * SURFACE_COPIES;
}

export const pageMemory = new PageMemory();

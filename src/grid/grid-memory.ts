import type { BoxSize } from '../controllers/size-controller.js';
import { keptSize } from '../core/overscan.js';
import { type MemoryUser, pageMemory } from '../painting/page-memory.js';
import { surfaceBytes } from '../painting/surface-bytes.js';

export interface GridMemoryHandlers {
  /** Bytes that the visible rows need. */
  readonly neededBytes: () => number;
  /** Lays the grid out anew, when there is time. */
  readonly requestLayout: () => void;
}

/** One grid's part in the memory of its page: what it wants to keep, and what the budget leaves it of that. */
export class GridMemory implements MemoryUser {
  readonly #handlers: GridMemoryHandlers;
  #budgetBytes: number | undefined;
  #surfaceDemand = { visibleBytes: 0, fullBytes: 0 };

  constructor(handlers: GridMemoryHandlers) {
    this.#handlers = handlers;
  }

  get neededBytes(): number {
    return this.#handlers.neededBytes();
  }

  get budgetBytes(): number | undefined {
    return this.#budgetBytes;
  }

  get surfaceDemand(): MemoryUser['surfaceDemand'] {
    return this.#surfaceDemand;
  }

  join(): void {
    pageMemory.join(this);
  }

  leave(): void {
    pageMemory.leave(this);
  }

  onOverscanShare(): void {
    this.#handlers.requestLayout();
  }

  /** Px that may be kept ready of the overscan that is wanted, in a viewport of this size. */
  affordableOverscan(wanted: number, size: BoxSize, budgetBytes: number | undefined): number {
    const { inlineSize, blockSize, devicePixelRatio } = size;
    const bytesOf = (length: number) => surfaceBytes(inlineSize * devicePixelRatio, length * devicePixelRatio);
    this.#surfaceDemand = { visibleBytes: bytesOf(blockSize), fullBytes: bytesOf(keptSize(blockSize, wanted)) };
    this.#budgetBytes = budgetBytes;
    pageMemory.reviewBudget(this);
    return wanted * pageMemory.overscanShare;
  }
}

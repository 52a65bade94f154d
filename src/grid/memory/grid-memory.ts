import type { BoxSize } from '../../controllers/size-controller.js';
import type { PressureThresholds } from '../../core/memory/memory-pressure.js';
import { keptSize } from '../../core/scroll/overscan.js';
import { type MemoryUser, pageMemory } from '../../painting/memory/page-memory.js';
import { surfaceBytes } from '../../painting/memory/surface-bytes.js';
import type { GridSettings } from '../grid-settings.js';

export interface GridMemoryHandlers {
  /** Bytes that the visible rows need. */
  readonly neededBytes: () => number;
  /** Bytes of the largest of its rows. */
  readonly largestRowBytes: () => number;
  /** Gives back the canvases that show no row. */
  readonly vacateIdle: () => void;
  /** Lays the grid out anew, when there is time. */
  readonly requestLayout: () => void;
  /** Memory is shorter, or less short, or something else was given up for it. */
  readonly onPressure: () => void;
}

/** What a grid may keep ready and show, as memory allows. */
export interface GridMemoryPlan {
  /** Px. */
  readonly overscan: number;
  /** Pixels of the surfaces for each device px, in each direction. */
  readonly resolution: number;
  readonly isTextOnly: boolean;
}

/** One grid's part in the memory of its page: what it wants to keep, and what the budget leaves it of that. */
export class GridMemory implements MemoryUser {
  readonly #handlers: GridMemoryHandlers;
  #budgetBytes: number | undefined;
  #thresholds: PressureThresholds | undefined;
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

  get thresholds(): PressureThresholds | undefined {
    return this.#thresholds;
  }

  /** The first and the last row in view may reach out of it, all but a pixel. */
  get surfaceDemand(): MemoryUser['surfaceDemand'] {
    return { ...this.#surfaceDemand, edgeBytes: 2 * this.#handlers.largestRowBytes() };
  }

  vacateIdle(): void {
    this.#handlers.vacateIdle();
  }

  join(): void {
    pageMemory.join(this);
  }

  leave(): void {
    pageMemory.leave(this);
  }

  onPlan(): void {
    this.#handlers.requestLayout();
  }

  /** In a task's end of its own: what hears of it may change the grid, which may be about to be laid out. */
  onPressure(): void {
    queueMicrotask(() => this.#handlers.onPressure());
  }

  /** Hears what is declared and how large the viewport is, and tells what may be kept and shown of what is wanted. */
  planFor({ overscan, memoryBudget, memoryThresholds }: GridSettings, size: BoxSize): GridMemoryPlan {
    const { inlineSize, blockSize, devicePixelRatio } = size;
    const bytesOf = (length: number) => surfaceBytes(inlineSize * devicePixelRatio, length * devicePixelRatio);
    this.#surfaceDemand = { visibleBytes: bytesOf(blockSize), fullBytes: bytesOf(keptSize(blockSize, overscan)) };
    this.#budgetBytes = memoryBudget;
    this.#thresholds = memoryThresholds;
    pageMemory.reviewBudget(this);
    const { overscanShare, resolution, isTextOnly } = pageMemory.plan;
    return { overscan: overscan * overscanShare, resolution, isTextOnly };
  }
}

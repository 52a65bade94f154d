import type { HeldBytes } from './held-bytes.js';
import type { DegradationStep, PressureLevel } from './memory-pressure.js';

/** What all grids of a page hold together, in bytes. */
export interface MemoryState {
  /** What they may hold together; the smallest that one of them declares, or the default. */
  readonly budgetBytes: number;
  readonly heldBytes: number;
  /** The same, by what it is held for. */
  readonly held: HeldBytes;
  /** What the visible rows themselves need of it, with their pictures on the way. */
  readonly neededByVisibleBytes: number;
  /** How short memory is. */
  readonly level: PressureLevel;
  /** What is given up for now, in the order in which it is given up. */
  readonly steps: readonly DegradationStep[];
}

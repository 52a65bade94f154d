import { type HeldBytes, totalBytes } from '../core/memory/held-bytes.js';
import { pageMemory } from '../painting/page-memory.js';

/** What all grids of a page hold together, in bytes. */
export interface MemoryStats {
  /** What they may hold together; the smallest that one of them declares, or the default. */
  readonly budgetBytes: number;
  readonly heldBytes: number;
  /** The same, by what it is held for. */
  readonly held: HeldBytes;
  /** What the visible rows themselves need of it. */
  readonly neededByVisibleBytes: number;
}

export function readMemory(): MemoryStats {
  const { budgetBytes, held, neededBytes } = pageMemory;
  return { budgetBytes, heldBytes: totalBytes(held), held, neededByVisibleBytes: neededBytes };
}

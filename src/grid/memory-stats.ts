import { type HeldBytes, totalBytes } from '../core/memory/held-bytes.js';
import { pageMemory } from '../painting/page-memory.js';

/** What all grids of a page hold together, in bytes. */
export interface MemoryStats {
  readonly heldBytes: number;
  /** The same, by what it is held for. */
  readonly held: HeldBytes;
  /** What the visible rows themselves need of it. */
  readonly neededByVisibleBytes: number;
}

export function readMemory(): MemoryStats {
  const { held, neededBytes } = pageMemory;
  return { heldBytes: totalBytes(held), held, neededByVisibleBytes: neededBytes };
}

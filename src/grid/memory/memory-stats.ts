import { totalBytes } from '../../core/memory/held-bytes.js';
import type { MemoryState } from '../../core/memory/memory-state.js';
import { pageMemory } from '../../painting/memory/page-memory.js';

export function readMemory(): MemoryState {
  const { budgetBytes, held, neededBytes, level, steps } = pageMemory;
  return { budgetBytes, heldBytes: totalBytes(held), held, neededByVisibleBytes: neededBytes, level, steps };
}

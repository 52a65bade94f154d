import type { Device } from '../core/memory/default-budget.js';
import { surfaceBytes } from './memory/surface-bytes.js';

/** Not in TypeScript's DOM library, since Chromium alone has it, in secure contexts. */
type MemoryTeller = Navigator & { readonly deviceMemory?: number };

export function readDevice(): Device {
  return {
    deviceMemory: (navigator as MemoryTeller).deviceMemory,
    pointer: matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine',
    viewportBytes: surfaceBytes(innerWidth * devicePixelRatio, innerHeight * devicePixelRatio),
  };
}

import type { StateLook } from '../../sources/item/item-states.js';
import { warnOnce } from '../warn-once.js';

/** How items look in their states, by number; what makes no sense is told once. */
export function readLooks(element: Element & { readonly states: unknown }): readonly (StateLook | undefined)[] {
  const { states } = element;
  if (states === null || states === undefined) return [];
  if (Array.isArray(states)) return states;
  warnOnce(
    element,
    'states',
    `states must be an array of looks such as [{}, { text: "✅" }], got ${typeof states}; ignored.`,
  );
  return [];
}

import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';

declare global {
  var axe: { run(context: Node): Promise<AxeResults> };
}

/** What axe finds wrong with an element and what is in its shadow; each with the markup it is about. */
export async function violationsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

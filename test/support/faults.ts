import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { patternUrl } from './fixtures.js';

/** Four items, the second of which is `src`: whatever happens to it, its neighbours must show their pictures. */
export function withNeighbours(src: string | Blob): (string | { src: Blob; alt: string })[] {
  const item = typeof src === 'string' ? src : { src, alt: 'A file' };
  return [patternUrl(0), item, patternUrl(2), patternUrl(3)];
}

export function collectErrors(grid: MassImageGrid): ItemErrorEvent[] {
  const errors: ItemErrorEvent[] = [];
  grid.addEventListener('item-error', (event) => errors.push(event));
  return errors;
}

import type { ImageItem, Items } from '../../src/index.js';
import { patternUrl } from './fixtures.js';
import { INDEX_LIMIT } from './pattern.mjs';

/** Sizes as cameras, phones and scanners make them, and a panorama. */
const SIZES = [
  [240, 160],
  [160, 240],
  [200, 200],
  [240, 180],
  [180, 240],
  [256, 144],
  [300, 100],
] as const;

export function sizeOf(index: number): { readonly width: number; readonly height: number } {
  // Neighbours differ, and no row repeats another one.
  const [width, height] = SIZES[(index * 7919 + Math.floor(index / 5)) % SIZES.length] ?? [200, 200];
  return { width, height };
}

/** What the picture of an item shows: there are fewer patterns than items. */
export function patternOf(index: number): number {
  return index % INDEX_LIMIT;
}

/** Pictures of many aspect ratios that show their own index, told beforehand or not. */
export function photographs(length: number, { areSizesTold }: { readonly areSizesTold: boolean }): Items {
  const item = (index: number): ImageItem => {
    const size = sizeOf(index);
    const src = patternUrl(patternOf(index), 'jpg', size);
    return { src, key: index, alt: `Picture ${index}`, ...(areSizesTold ? size : {}) };
  };
  return { length, item, indexOfKey: Number };
}

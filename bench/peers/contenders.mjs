/** @typedef {{ id: string, label: string, module: string, attributes?: Record<string, string>, maxItems?: number }} Contender */

/**
 * An element per picture: a million of them take a browser's memory before they take a second of scrolling.
 * bench/README.md tells what was seen.
 */
const MAX_ELEMENTS = 100_000;

const OUR_MODULES = ['mass-image-grid.js', 'packed-grid.js'];

/** @type {Contender[]} */
export const CONTENDERS = [
  { id: 'lazy', label: 'lazy <img>', module: 'lazy-images.js', maxItems: MAX_ELEMENTS },
  {
    id: 'content-visibility',
    label: 'lazy <img>, content-visibility',
    module: 'content-visibility.js',
    maxItems: MAX_ELEMENTS,
  },
  { id: 'lit', label: '@lit-labs/virtualizer', module: 'lit-virtualizer.js' },
  { id: 'tanstack', label: '@tanstack/virtual-core', module: 'tanstack-virtual.js' },
  { id: 'virtua', label: 'virtua', module: 'virtua.js' },
  { id: 'ours', label: 'mass-image-grid', module: 'mass-image-grid.js', maxItems: Number.MAX_SAFE_INTEGER },
  { id: 'ours-packs', label: 'mass-image-grid, packs', module: 'packed-grid.js', maxItems: Number.MAX_SAFE_INTEGER },
  {
    id: 'ours-persistent',
    label: 'mass-image-grid, cache=persistent',
    module: 'mass-image-grid.js',
    attributes: { cache: 'persistent' },
    maxItems: Number.MAX_SAFE_INTEGER,
  },
];

/** @param {Contender} contender */
export const isOurs = ({ module }) => OUR_MODULES.includes(module);

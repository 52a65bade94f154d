import type { Layout } from '../core/layout.js';
import type { ItemKey } from '../sources/item.js';
import type { ItemSource } from '../sources/item-source.js';
import type { RowDescription } from './row-description.js';

/** More items than this are not looked for when those in view are gone: each search may run over the whole list. */
const MAX_CANDIDATES = 8;

/** What is looked at, by key: survives items that are inserted, removed, sorted or replaced. */
export interface ItemAnchor {
  readonly candidates: readonly { readonly key: ItemKey; readonly index: number }[];
  /** Point of the first candidate's row that is held, as a share of its block size from its start. */
  readonly share: number;
  /** Where that point stands, in px from the start of the viewport. */
  readonly viewportBlock: number;
}

export function anchorOnItems(description: RowDescription | undefined, share: number): ItemAnchor | undefined {
  if (!description) return undefined;
  return { candidates: description.cells.slice(0, MAX_CANDIDATES), share, viewportBlock: 0 };
}

/** Offset at which the first item that is still there stands where it stood; `undefined` when none is left. */
export function offsetOfItems(
  { candidates, share, viewportBlock }: ItemAnchor,
  source: ItemSource,
  layout: Layout,
): number | undefined {
  for (const { key, index } of candidates) {
    const found = source.indexOfKey(key, index);
    if (found === undefined) continue;
    const { block, blockSize } = layout.rowRect(layout.rowOf(found));
    return block + share * blockSize - viewportBlock;
  }
  return undefined;
}

import { type ItemsChange, movedIndex } from '../core/items-change.js';
import type { Layout } from '../core/layout.js';
import type { ItemKey } from '../sources/item.js';
import type { ItemSource } from '../sources/item-source.js';

/** More items than this are not looked for when those in view are gone: each search may run over the whole list. */
const MAX_CANDIDATES = 8;

interface Candidate {
  /** `undefined` while the item is loaded: it is known by its index alone. */
  readonly key: ItemKey | undefined;
  readonly index: number;
  /** Point of its cell that is held, as a share of the cell's block size from its start. */
  readonly share: number;
}

/** What is looked at, by key: survives items that are inserted, removed, sorted or replaced. */
export interface ItemAnchor {
  readonly candidates: readonly Candidate[];
  /** Where the held point stands, in px from the start of the viewport. */
  readonly viewportBlock: number;
}

/** Holds the place that is `viewportBlock` px below the start of a viewport at `offset`, by the first item that stays. */
export function anchorOnItems(
  items: readonly { readonly key: ItemKey | undefined; readonly index: number }[],
  layout: Layout,
  offset: number,
  viewportBlock = 0,
): ItemAnchor | undefined {
  const candidates = items.slice(0, MAX_CANDIDATES).map(({ key, index }) => {
    const { block, blockSize } = layout.cellRect(index);
    return { key, index, share: (offset + viewportBlock - block) / blockSize };
  });
  return candidates.length > 0 ? { candidates, viewportBlock } : undefined;
}

/** Follows items that were moved by others. */
export function moveAnchor({ candidates, viewportBlock }: ItemAnchor, change: ItemsChange): ItemAnchor {
  const moved = candidates.flatMap((candidate) => {
    const index = movedIndex(candidate.index, change);
    return index === undefined ? [] : [{ ...candidate, index }];
  });
  return { candidates: moved, viewportBlock };
}

/** Offset at which the first item that is still there stands where it stood; `undefined` when none is left. */
export function offsetOfItems(
  { candidates, viewportBlock }: ItemAnchor,
  source: ItemSource,
  layout: Layout,
): number | undefined {
  for (const { key, index, share } of candidates) {
    const found = key === undefined ? index : source.indexOfKey(key, index);
    if (found === undefined || found >= source.length) continue;
    const { block, blockSize } = layout.cellRect(found);
    return block + share * blockSize - viewportBlock;
  }
  return undefined;
}

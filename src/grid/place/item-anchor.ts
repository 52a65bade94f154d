import { type ItemsChange, movedIndex } from '../../core/items-change.js';
import type { Layout } from '../../core/layout/layout.js';
import type { ItemKey } from '../../sources/item/item.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { GridPosition } from './grid-position.js';

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
  /** A place that was given back is waited for until the list is long enough. */
  readonly isAwaited: boolean;
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
  return candidates.length > 0 ? { candidates, viewportBlock, isAwaited: false } : undefined;
}

/** Holds a place that was stored, by key or else by index. */
export function anchorOnPosition({ key, index, offset: share = 0 }: GridPosition): ItemAnchor {
  const candidates = [
    { key, index, share },
    { key: undefined, index, share },
  ];
  return { candidates, viewportBlock: 0, isAwaited: true };
}

/** What is held, as it is stored. */
export function positionOf({ candidates }: ItemAnchor): GridPosition | undefined {
  const [first] = candidates;
  if (!first) return undefined;
  const { key, index, share: offset } = first;
  return key === undefined ? { index, offset } : { key, index, offset };
}

/** True while more items have to come before an awaited place can be there. */
export function isOutOfReach({ candidates, isAwaited }: ItemAnchor, { length, isLengthKnown }: ItemSource): boolean {
  const index = candidates[0]?.index ?? 0;
  return isAwaited && (length === 0 || (index >= length && !isLengthKnown));
}

/** The first item that is still there, or the one that comes nearest to a place that is waited for. */
export function indexOfItems(anchor: ItemAnchor, source: ItemSource): number | undefined {
  if (isOutOfReach(anchor, source)) return source.length - 1;
  for (const { key, index } of anchor.candidates) {
    const found = key === undefined ? index : source.indexOfKey(key, index);
    if (found !== undefined && found < source.length) return found;
  }
  return anchor.isAwaited ? source.length - 1 : undefined;
}

/** Follows items that were moved by others. */
export function moveAnchor(anchor: ItemAnchor, change: ItemsChange): ItemAnchor {
  const candidates = anchor.candidates.flatMap((candidate) => {
    const index = movedIndex(candidate.index, change);
    return index === undefined ? [] : [{ ...candidate, index }];
  });
  return { ...anchor, candidates };
}

/** Offset at which the first item that is still there stands where it stood; `undefined` when none is left. */
export function offsetOfItems(anchor: ItemAnchor, source: ItemSource, layout: Layout): number | undefined {
  const { candidates, viewportBlock } = anchor;
  // As near as can be: of a list that grows with its scrolling, the end brings more.
  if (isOutOfReach(anchor, source)) return layout.blockSize;
  for (const { key, index, share } of candidates) {
    const found = key === undefined ? index : source.indexOfKey(key, index);
    if (found === undefined || found >= source.length) continue;
    const { block, blockSize } = layout.cellRect(found);
    return block + share * blockSize - viewportBlock;
  }
  return anchor.isAwaited ? layout.blockSize : undefined;
}

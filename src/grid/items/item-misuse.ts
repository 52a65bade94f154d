import type { ImageItem } from '../../sources/item/item.js';
import { readSizes } from '../../sources/item/picture-sizes.js';
import { readPlaceholder } from '../../sources/item/placeholder.js';

/** A field of an item that makes no sense; `code` is the same for all items that have it wrong. */
export interface ItemMisuse {
  readonly code: string;
  readonly message: string;
}

/** What of an item is left out of account, and what was expected. */
export function misusesOf(item: ImageItem | undefined): ItemMisuse[] {
  const placeholder = readPlaceholder(item?.placeholder);
  const sizes = readSizes(item?.sources);
  return [
    ...(placeholder.kind === 'invalid' ? [{ code: 'placeholder', message: placeholder.reason }] : []),
    ...(sizes.state === 'invalid' ? [{ code: 'sources', message: sizes.reason }] : []),
  ];
}

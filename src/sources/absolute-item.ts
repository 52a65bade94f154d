import { type ImageItem, toItem } from './item.js';

/** An entry of a list as an item, whose address is relative to that of the list. */
export function absoluteItem(entry: string | ImageItem, listUrl: string): ImageItem {
  const item = toItem(entry);
  const isAddress = typeof item.src === 'string' && item.src && URL.canParse(item.src, listUrl);
  return isAddress ? { ...item, src: new URL(item.src, listUrl).href } : item;
}

import { type ImageItem, toItem } from './item.js';

/** An entry of a list as an item, whose addresses are relative to that of the list. */
export function absoluteItem(entry: string | ImageItem, listUrl: string): ImageItem {
  const item = absolute(toItem(entry), listUrl);
  const { sprite, packed, sources } = item;
  if (!sprite && !packed && !Array.isArray(sources)) return item;
  return {
    ...item,
    ...(sprite && { sprite: absolute(sprite, listUrl) }),
    ...(packed && { packed: absolute(packed, listUrl) }),
    ...(Array.isArray(sources) && { sources: sources.map((size) => absolute(Object(size), listUrl)) }),
  };
}

function absolute<Addressed extends { readonly src?: string | Blob }>(from: Addressed, listUrl: string): Addressed {
  const isAddress = typeof from.src === 'string' && from.src && URL.canParse(from.src, listUrl);
  return isAddress ? { ...from, src: new URL(from.src, listUrl).href } : from;
}

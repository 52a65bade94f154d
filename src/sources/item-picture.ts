import type { PicturePart } from '../core/picture-part.js';
import type { ImageItem } from './item.js';
import { resolvePictureAddress } from './picture-address.js';
import { faultOfSlice, partOfSlice } from './slice.js';
import { cutOfSprite, faultOfSprite } from './sprite.js';

/** Where the picture of an item is to be had: a file, or a part of one. */
export type ItemPicture =
  | { readonly state: 'valid'; readonly source: string | Blob; readonly part?: PicturePart }
  | { readonly state: 'invalid'; readonly reason: string };

/** A sprite goes before a slice, and either before `src`, which may then be the large picture for other uses. */
export function pictureOfItem(item: ImageItem): ItemPicture {
  const { sprite, slice, src } = item;
  if (sprite) return partOf(sprite.src, faultOfSprite(sprite), (source) => cutOfSprite(sprite, source));
  if (slice) return partOf(slice.src, faultOfSlice(slice), (source) => partOfSlice(slice, source));
  return resolvePictureAddress(src);
}

function partOf(src: unknown, fault: string | undefined, make: (source: string | Blob) => PicturePart): ItemPicture {
  const address = resolvePictureAddress(src);
  if (address.state === 'invalid') return address;
  return fault === undefined ? { ...address, part: make(address.source) } : { state: 'invalid', reason: fault };
}

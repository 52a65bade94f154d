import type { PicturePart } from '../../core/picture/picture-part.js';
import type { ImageItem } from './item.js';
import { faultOfPacked, partOfPacked } from './packed.js';
import { resolvePictureAddress } from './picture-address.js';
import { cutOfSprite, faultOfSprite } from './sprite.js';

/** Where the picture of an item is to be had: a file, or a part of one. */
export type ItemPicture =
  | { readonly state: 'valid'; readonly source: string | Blob; readonly part?: PicturePart }
  | { readonly state: 'invalid'; readonly reason: string };

/** A sprite goes before a packed picture, and either before `src`, which may then be the large picture for other uses. */
export function pictureOfItem(item: ImageItem): ItemPicture {
  const { sprite, packed, src } = item;
  if (sprite) return partOf(sprite.src, faultOfSprite(sprite), (source) => cutOfSprite(sprite, source));
  if (packed) return partOf(packed.src, faultOfPacked(packed), (source) => partOfPacked(packed, source));
  return resolvePictureAddress(src);
}

function partOf(src: unknown, fault: string | undefined, make: (source: string | Blob) => PicturePart): ItemPicture {
  const address = resolvePictureAddress(src);
  if (address.state === 'invalid') return address;
  return fault === undefined ? { ...address, part: make(address.source) } : { state: 'invalid', reason: fault };
}

import type { Packed } from './packed.js';
import type { PictureSource } from './picture-sizes.js';
import type { Sprite } from './sprite.js';
import type { TextFields } from './text-item.js';

/** One picture of a grid: of its own file by `src`, or a part of another by `sprite` or `packed`; or a short text. */
export interface ImageItem extends TextFields {
  /** Address, relative to the document (to the list, in a list fetched from `src`), or the file itself. */
  readonly src?: string | Blob;
  /** Cut of a sheet that it is, in place of a file of its own. */
  readonly sprite?: Sprite;
  /** Bytes of a larger file that it is, in place of a file of its own. */
  readonly packed?: Packed;
  /** Files of the same picture in several sizes: of those wide enough for its cell the narrowest is fetched. */
  readonly sources?: readonly PictureSource[];
  /** Accessible name. Default: `title`, `text`, the number of the item. */
  readonly alt?: string;
  /** Shown as a tooltip. */
  readonly title?: string;
  /** Size in px as shown, where it is known. */
  readonly width?: number;
  readonly height?: number;
  /**
   * Stable identity; the address stands in for it where there is one, with the part where it has one, the index
   * otherwise.
   */
  readonly key?: ItemKey;
  /** Heading that it stands under, in an array: a section begins wherever the group changes. */
  readonly group?: string;
  /** Shown at once, until the picture is there: a CSS colour, or a ThumbHash in base64 or in bytes. */
  readonly placeholder?: string | Uint8Array;
  /** MIME type. A hint only: pictures are told by their content. */
  readonly type?: string;
}

export type ItemKey = string | number;

export function toItem(value: string | ImageItem): ImageItem {
  return typeof value === 'string' ? { src: value } : value;
}

export function keyOf(item: ImageItem, index: number): ItemKey {
  return item.key ?? addressOf(item) ?? index;
}

/** As a fragment tells the part of a file: https://www.w3.org/TR/media-frags/#naming-space. */
function addressOf({ src, sprite, packed }: ImageItem): string | undefined {
  if (typeof sprite?.src === 'string') {
    return `${sprite.src}#xywh=${sprite.x},${sprite.y},${sprite.width},${sprite.height}`;
  }
  if (typeof packed?.src === 'string') return `${packed.src}#bytes=${packed.start}-${packed.end}`;
  return typeof src === 'string' ? src : undefined;
}

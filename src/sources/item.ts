/** One picture of a grid. */
export interface ImageItem {
  /** Address, relative to the document (to the list, in a list fetched from `src`), or the file itself. */
  readonly src: string | Blob;
  /** Accessible name. */
  readonly alt?: string;
  /** Shown as a tooltip. */
  readonly title?: string;
  /** Size in px as shown, where it is known. */
  readonly width?: number;
  readonly height?: number;
  /** Stable identity; `src` stands in for it where it is an address, the index otherwise. */
  readonly key?: ItemKey;
  /** Heading that it stands under, in an array: a section begins wherever the group changes. */
  readonly group?: string;
  /** MIME type. A hint only: pictures are told by their content. */
  readonly type?: string;
}

export type ItemKey = string | number;

export function toItem(value: string | ImageItem): ImageItem {
  return typeof value === 'string' ? { src: value } : value;
}

export function keyOf(item: ImageItem, index: number): ItemKey {
  return item.key ?? (typeof item.src === 'string' ? item.src : index);
}

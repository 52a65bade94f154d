import type { ImageItem } from '../item/item.js';

/** Items of the `<img>` children that a page holds for readers without script. */
export function itemsOfImages(host: Element): ImageItem[] {
  const images = [...host.children].filter((child) => child instanceof HTMLImageElement);
  return images.map((image) => ({
    src: image.currentSrc || image.src,
    alt: image.alt,
    ...(image.title && { title: image.title }),
    ...(image.id && { key: image.id }),
  }));
}

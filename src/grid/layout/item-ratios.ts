import { AspectRatios } from '../../core/layout/aspect-ratios.js';
import type { Size } from '../../core/picture/fit.js';
import type { Range } from '../../core/range.js';
import type { ItemKey } from '../../sources/item/item.js';
import type { ItemSource } from '../../sources/list/item-source.js';

/** Ratios learned of pictures outlive a change of the list for so many items: those that may come back into view. */
const MAX_LEARNED = 16_384;

/** Aspect ratios of a grid's items: told by the source, or learned from the pictures. */
export class ItemRatios {
  /** By key, the one learned first comes first. */
  readonly #learned = new Map<ItemKey, number>();
  #ratios: AspectRatios | undefined;

  /** The ratios of these items, read anew: they may have changed in place. */
  of(source: ItemSource): AspectRatios {
    const read = (index: number) => {
      const told = source.aspectRatio(index);
      if (told !== undefined || this.#learned.size === 0) return told;
      const key = source.keyAt(index);
      return key === undefined ? undefined : this.#learned.get(key);
    };
    this.#ratios = new AspectRatios({ count: source.length, read });
    return this.#ratios;
  }

  /** Items have come: true when they tell what was not known before. */
  reread(items: Range): boolean {
    return this.#ratios?.reread(items) ?? false;
  }

  /** A picture has told its size: true when that was not known before. */
  learn(index: number, key: ItemKey, { width, height }: Size): boolean {
    if (!this.#ratios?.learn(index, width / height)) return false;
    this.#learned.set(key, width / height);
    for (const oldest of this.#learned.keys()) {
      if (this.#learned.size <= MAX_LEARNED) break;
      this.#learned.delete(oldest);
    }
    return true;
  }
}

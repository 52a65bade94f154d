import type { Sprite } from '../item/sprite.js';

/** A picture of an atlas. */
export interface AtlasFrame extends Omit<Sprite, 'src'> {
  readonly name: string;
  /** Address of its sheet, relative to the atlas. */
  readonly sheet: string;
}

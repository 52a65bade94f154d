import type { RowStyle } from './rows/row-style.js';

/** What a page and the device say of how a grid is shown, before it is laid out. */
export interface GridStyle extends Omit<RowStyle, 'radius' | 'devicePixelRatio'> {
  readonly stretch: boolean;
  /** Pixels of the surfaces for each device px, in each direction. */
  readonly resolution: number;
}

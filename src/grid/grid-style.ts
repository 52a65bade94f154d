import type { FontSource } from '../core/font-source.js';
import type { GridSettings } from './grid-settings.js';
import type { RowStyle } from './rows/row-style.js';
import { readTextStyle } from './rows/text-style.js';

/** What a page and the device say of how a grid is shown, before it is laid out. */
export interface GridStyle extends Omit<RowStyle, 'radius' | 'devicePixelRatio'> {
  readonly stretch: boolean;
  /** Pixels of the surfaces for each device px, in each direction. */
  readonly resolution: number;
}

/** @param tellFaces Lets painters know the faces that the page brings, and answers how many there are */
export function readGridStyle(
  host: Element & Pick<HTMLImageElement, 'crossOrigin'> & { readonly stretch: boolean },
  { fit, limits, cache }: GridSettings,
  devicePixelRatio: number,
  tellFaces: (faces: readonly FontSource[]) => number,
): Omit<GridStyle, 'resolution' | 'isTextOnly'> {
  return {
    fit,
    limits,
    stretch: host.stretch,
    isRightToLeft: readsRightToLeft(host),
    crossOrigin: readCrossOrigin(host.crossOrigin),
    text: readTextStyle(host, devicePixelRatio, tellFaces),
    isPersistent: cache === 'persistent',
  };
}

export function readsRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** As HTML reads the attribute: present without a known value means `anonymous`. */
function readCrossOrigin(value: string | null): 'anonymous' | 'use-credentials' | null {
  if (value === null) return null;
  return value === 'use-credentials' ? value : 'anonymous';
}

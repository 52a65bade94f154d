import type { TextStyle } from '../../core/text-mark.js';

/** Font and colour of an element, as a worker can set texts in them: `font` itself is empty where it cannot be told in short. */
export function readTextStyle(element: Element, devicePixelRatio: number): TextStyle {
  const { fontStyle, fontWeight, fontFamily, fontSize, color, direction } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize) * devicePixelRatio;
  return { slant: fontStyle, weight: fontWeight, family: fontFamily, size, color, isRightToLeft: direction === 'rtl' };
}

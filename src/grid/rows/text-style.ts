import type { FontSource } from '../../core/font-source.js';
import type { TextStyle } from '../../core/text-mark.js';
import { readPageFonts } from './page-fonts.js';

/**
 * Font and colour of an element, as a worker can set texts in them: `font` itself is empty where it cannot be told in short.
 * @param tellFaces Lets painters know the faces that the page brings, and answers how many there are
 */
export function readTextStyle(
  element: Element,
  devicePixelRatio: number,
  tellFaces: (faces: readonly FontSource[]) => number,
): TextStyle {
  const { fontStyle, fontWeight, fontFamily, fontSize, color, direction } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize) * devicePixelRatio;
  const pageFaces = tellFaces(readPageFonts(element.ownerDocument, fontFamily));
  const isRightToLeft = direction === 'rtl';
  return { slant: fontStyle, weight: fontWeight, family: fontFamily, size, color, isRightToLeft, pageFaces };
}

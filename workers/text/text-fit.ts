import type { Size } from '../../src/core/picture/fit.js';
import type { TextStyle } from '../../src/core/text-mark.js';

/** Below it letters cannot be told apart: a text is cut off rather than made smaller still. In CSS px. */
const LEAST_LEGIBLE_PX = 6;

/** A text in the size in which it fits into a box. */
export interface FittedText {
  readonly text: string;
  /** Font size in device px. */
  readonly size: number;
}

/** Where the ink of a text lies around the point that it is drawn at, in px. */
export interface Ink {
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
  /** Width that the text takes in a line. */
  readonly advance: number;
}

/** Measures a text in the style's own size. */
export type Measure = (text: string) => Ink;

/**
 * Makes a text fit into a box, all of it as long as it stays legible; where the box is too narrow for that, what does not
 * fit is cut off. Boxes so small that nothing could be read in them show what there is as a shape.
 */
export function fitText(
  text: string,
  { size }: TextStyle,
  box: Size,
  measure: Measure,
  pixelRatio: number,
): FittedText {
  const ink = measure(text);
  const byHeight = Math.min(1, box.height / heightOf(ink));
  const scale = Math.min(byHeight, box.width / widthOf(ink));
  const least = Math.min(LEAST_LEGIBLE_PX * pixelRatio, box.width / 4, byHeight * size);
  if (scale * size >= least) return { text, size: scale * size };
  return { text: cutText(text, box.width * (size / least), measure), size: least };
}

export function widthOf({ left, right, advance }: Ink): number {
  return Math.max(1, left + right, advance);
}

export function heightOf({ ascent, descent }: Ink): number {
  return Math.max(1, ascent + descent);
}

/** As many whole characters as fit with an ellipsis; an emoji of several code points is one character. */
function cutText(text: string, width: number, measure: Measure): string {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let [fitting, tooMany] = [1, characters.length];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (widthOf(measure(cut(characters, middle))) <= width) fitting = middle;
    else tooMany = middle;
  }
  return cut(characters, fitting);
}

function cut(characters: readonly string[], count: number): string {
  return count < characters.length ? `${characters.slice(0, count).join('').trimEnd()}…` : characters.join('');
}

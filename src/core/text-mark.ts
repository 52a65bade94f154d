/** A short text in the colours of its item; an empty colour is the default one. */
export interface TextMark {
  readonly text: string;
  readonly color: string;
  readonly background: string;
}

/** How the texts of a grid are set. */
export interface TextStyle {
  /** As CSS `font-style`, `font-weight` and `font-family`. */
  readonly slant: string;
  readonly weight: string;
  readonly family: string;
  /** Font size in device px, where a text fits in its cell. */
  readonly size: number;
  readonly color: string;
  readonly isRightToLeft: boolean;
  /** How many faces the page is known to bring: with more of them, glyphs may be others. */
  readonly pageFaces: number;
}

export function isSameMark(a: TextMark | undefined, b: TextMark | undefined): boolean {
  return a?.text === b?.text && a?.color === b?.color && a?.background === b?.background;
}

export function isSameTextStyle(a: TextStyle, b: TextStyle): boolean {
  const isSameFont = a.slant === b.slant && a.weight === b.weight && a.family === b.family && a.size === b.size;
  return isSameFont && a.pageFaces === b.pageFaces && a.color === b.color && a.isRightToLeft === b.isRightToLeft;
}

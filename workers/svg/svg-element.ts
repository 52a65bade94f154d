/** An element of an SVG as far as its cost goes. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly children: SvgElement[];
  /** Text between its tags. */
  text: string;
  /** Length of its start tag. */
  readonly length: number;
}

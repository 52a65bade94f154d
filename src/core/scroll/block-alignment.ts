/** Where an item comes to stand in the viewport, as in `Element.scrollIntoView()`. */
export type BlockAlignment = 'start' | 'center' | 'end' | 'nearest';

export const BLOCK_ALIGNMENTS: readonly BlockAlignment[] = ['start', 'center', 'end', 'nearest'];

export interface BlockSpan {
  readonly block: number;
  readonly blockSize: number;
}

/** Offset of the viewport that shows the span as asked; `nearest` moves no further than needed. */
export function alignedOffset(
  { block, blockSize }: BlockSpan,
  viewport: { readonly offset: number; readonly size: number },
  alignment: BlockAlignment,
): number {
  const start = block;
  const end = block + blockSize - viewport.size;
  if (alignment === 'start') return start;
  if (alignment === 'end') return end;
  if (alignment === 'center') return (start + end) / 2;
  const [low, high] = start < end ? [start, end] : [end, start];
  return Math.min(Math.max(viewport.offset, low), high);
}

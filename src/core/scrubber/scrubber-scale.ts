/** What a scrubber's rail stands for: its whole length for the whole list. */
export interface ScrubberScale {
  /** Length of the way that the thumb goes, in px. */
  readonly railSize: number;
  readonly maxOffset: number;
  readonly viewportSize: number;
}

/** Place of the thumb, in px from the start of its way, for a scroll offset. */
export function positionOfOffset(offset: number, { railSize, maxOffset }: ScrubberScale): number {
  if (maxOffset <= 0) return 0;
  return Math.min(Math.max(0, (offset / maxOffset) * railSize), railSize);
}

/** Scroll offset that a place on the rail stands for; both ends of the rail are exactly both ends of the list. */
export function offsetOfPosition(position: number, { railSize, maxOffset }: ScrubberScale): number {
  if (position <= 0) return 0;
  if (position >= railSize) return maxOffset;
  return (position / railSize) * maxOffset;
}

/**
 * Place in the content that an offset is named by: the top of the viewport at the start of the list, its bottom at the
 * end, so that the first and the last item are both named by an end of the rail.
 */
export function namedBlock(offset: number, { maxOffset, viewportSize }: ScrubberScale): number {
  return maxOffset <= 0 ? 0 : offset + (offset / maxOffset) * viewportSize;
}

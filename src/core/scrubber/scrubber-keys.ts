import type { ScrubberScale } from './scrubber-scale.js';

/** Share of a list without sections that Page Up and Page Down go over. */
const LEAP_SHARE = 1 / 20;

export interface ScrubberStops {
  /** Offset of the first mark after an offset, of the last one before it; `undefined` where none is. */
  after(offset: number): number | undefined;
  before(offset: number): number | undefined;
}

/**
 * Offset that a key of the slider pattern goes to, `undefined` for other keys: arrows go over a viewport, Page Up and
 * Page Down to the next section, or over a twentieth of a list that has none. Down is forwards, as the thumb moves.
 * https://www.w3.org/WAI/ARIA/apg/patterns/slider/#keyboardinteraction
 */
export function scrubByKey(
  key: string,
  offset: number,
  { maxOffset, viewportSize }: ScrubberScale,
  { stops, isRightToLeft }: { readonly stops: ScrubberStops; readonly isRightToLeft: boolean },
): number | undefined {
  const leap = Math.max(viewportSize, maxOffset * LEAP_SHARE);
  const forwards = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const targetOf = (): number | undefined => {
    if (key === 'Home') return 0;
    if (key === 'End') return maxOffset;
    if (key === 'PageUp') return stops.before(offset) ?? offset - leap;
    if (key === 'PageDown') return stops.after(offset) ?? offset + leap;
    if (key === 'ArrowDown' || key === forwards) return offset + viewportSize;
    if (key === 'ArrowUp' || key === 'ArrowLeft' || key === 'ArrowRight') return offset - viewportSize;
    return undefined;
  };
  const target = targetOf();
  return target === undefined ? undefined : Math.min(Math.max(0, target), maxOffset);
}

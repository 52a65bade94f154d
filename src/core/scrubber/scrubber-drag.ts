import { offsetOfPosition, type ScrubberScale } from './scrubber-scale.js';

/** A pointer so close to the rail moves the thumb with it. */
const COARSE_PX = 24;

/** So much further away, a px of the pointer is a px of the content. */
const FINE_REACH_PX = 200;

export interface ScrubberDrag {
  /** Where the list is. */
  readonly offset: number;
  /** Where the pointer was, in px along the rail. */
  readonly position: number;
}

export interface ScrubberMove {
  readonly position: number;
  /** Distance of the pointer from the rail, across it. */
  readonly sideways: number;
}

/**
 * Where a list comes to as the pointer moves along the rail: the further away from it, the finer, from the whole list
 * over the length of the rail to 1:1. Each move covers a share of what lies ahead, so that the end of the rail is the
 * end of the list also after fine moves, without a jump, and no move ever goes against the pointer.
 */
export function dragTo({ offset, position: from }: ScrubberDrag, move: ScrubberMove, scale: ScrubberScale): number {
  const { railSize, maxOffset } = scale;
  const fineness = finenessAt(move.sideways);
  if (fineness === 0 && (move.position <= 0 || move.position >= railSize))
    return offsetOfPosition(move.position, scale);
  const step = move.position - from;
  if (step === 0) return offset;
  const listAhead = step > 0 ? maxOffset - offset : offset;
  // A fine move may go on beyond the rail, where nothing of it lies ahead; it covers all of the list at most.
  const railAhead = Math.max(Math.abs(step), step > 0 ? railSize - from : from);
  const speed = listAhead / railAhead;
  // 1:1 must not be faster than coarse, where the list is shorter than the rail.
  return clamp(offset + step * speed * Math.min(1, 1 / speed) ** fineness, maxOffset);
}

/** 0: as coarse as the rail, 1: as fine as the content; speeds in between are a geometric series. */
function finenessAt(sideways: number): number {
  return clamp((sideways - COARSE_PX) / FINE_REACH_PX, 1);
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(0, value), max);
}

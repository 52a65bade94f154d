/** Marks along a rail, in order; asked only for those that may be shown, so there may be very many. */
export interface RailMarks {
  readonly count: number;
  /** In px along the rail; never falls from one mark to the next. */
  readonly positionOf: (index: number) => number;
}

/**
 * The marks whose labels fit: none nearer than `distance` to the next one, the first and the last kept, and no mark left
 * out that would still fit. Takes time by what fits, times the logarithm of what there is.
 */
export function thinMarks({ count, positionOf }: RailMarks, distance: number): number[] {
  if (count <= 0) return [];
  const kept = [0];
  for (let index = 0; index < count; ) {
    index = firstFrom(
      index + 1,
      count,
      (candidate) => positionOf(candidate) >= positionOf(kept.at(-1) ?? 0) + distance,
    );
    if (index < count) kept.push(index);
  }
  const last = count - 1;
  const isTooNear = (index: number) => positionOf(last) - positionOf(index) < distance;
  // The last mark takes the place of one that it does not fit beside; alone with the first, the first one wins.
  while (kept.length > 1 && kept.at(-1) !== last && isTooNear(kept.at(-1) ?? 0)) kept.pop();
  if (kept.at(-1) !== last && !isTooNear(kept.at(-1) ?? 0)) kept.push(last);
  return kept;
}

/** First index from `start` for which a condition holds that holds for all after it; `end` where there is none. */
function firstFrom(start: number, end: number, condition: (index: number) => boolean): number {
  let low = start;
  let high = Math.max(start, end);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

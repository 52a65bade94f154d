/** Half-open range of indexes: `start` is in it, `end` is not; empty when they are equal. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const EMPTY_RANGE: Range = Object.freeze({ start: 0, end: 0 });

export function isEmptyRange(range: Range): boolean {
  return range.end <= range.start;
}

export function isSameRange(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

export function isInRange(range: Range, index: number): boolean {
  return index >= range.start && index < range.end;
}

export function rangesTouch(a: Range, b: Range): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

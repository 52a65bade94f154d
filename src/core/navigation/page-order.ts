import type { Range } from '../range.js';

export interface PagesNearby {
  readonly visible: Range;
  /** What is kept ready, the visible items among it. */
  readonly kept: Range;
  readonly pageSize: number;
  readonly itemCount: number;
  /** The sign of the scroll's direction; 0 at rest. */
  readonly direction: number;
}

/** The pages near the viewport in the order of need: what is looked at, what comes next, what was passed. */
export function pagesInOrder({ visible, kept, pageSize, itemCount, direction }: PagesNearby): Range[] {
  const pages: { page: Range; need: number }[] = [];
  const end = Math.min(kept.end, itemCount);
  for (let start = Math.floor(kept.start / pageSize) * pageSize; start < end; start += pageSize) {
    const page = { start, end: Math.min(start + pageSize, itemCount) };
    pages.push({ page, need: distance(page, visible, direction) });
  }
  return pages.sort((a, b) => a.need - b.need).map(({ page }) => page);
}

/** Items between the page and the viewport; a page that the scroll leaves behind counts as twice as far. */
function distance(page: Range, visible: Range, direction: number): number {
  if (page.start >= visible.end) return (page.start - visible.end + 1) * (direction < 0 ? 2 : 1);
  if (page.end <= visible.start) return (visible.start - page.end + 1) * (direction > 0 ? 2 : 1);
  return 0;
}

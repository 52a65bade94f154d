import type { ItemsChange } from '../../core/items-change.js';
import type { Range } from '../../core/range.js';

/** What `refresh()` is told of: items changed in place, or items put in or taken out. */
export type RefreshedItems = Range | ItemsChange;

export function isItemsChange(refreshed: RefreshedItems): refreshed is ItemsChange {
  return !('end' in refreshed);
}

/** @throws {TypeError} when it is not made of whole numbers */
export function checkRefreshed(refreshed: RefreshedItems): void {
  if (!isItemsChange(refreshed)) {
    const { start, end } = refreshed;
    if (Number.isInteger(start) && Number.isInteger(end)) return;
    throw new TypeError(`range must be { start, end } in whole numbers, got ${start} to ${end}`);
  }
  const { start, removed, inserted } = refreshed;
  if ([start, removed, inserted].every((count) => Number.isSafeInteger(count) && count >= 0)) return;
  const got = `${start}, ${removed}, ${inserted}`;
  throw new TypeError(`change must be { start, removed, inserted } in whole numbers from 0, got ${got}`);
}

import type { BitmapCounts } from '../../workers/protocol.js';

export const NO_BITMAPS: BitmapCounts = Object.freeze({ created: 0, closed: 0, held: 0, bytes: 0 });

export function sumBitmaps(a: BitmapCounts, b: BitmapCounts): BitmapCounts {
  return {
    created: a.created + b.created,
    closed: a.closed + b.closed,
    held: a.held + b.held,
    bytes: a.bytes + b.bytes,
  };
}

/** Counts of a painter that has ended: its memory is gone with it, so all it made counts as closed. */
export function retiredBitmaps({ created }: BitmapCounts): BitmapCounts {
  return { created, closed: created, held: 0, bytes: 0 };
}

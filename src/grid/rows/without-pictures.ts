import type { RowDescription } from './row-description.js';

/** The same row in words alone, for want of memory: no canvas, nothing to fetch; its cells show their names. */
export function withoutPictures(description: RowDescription): RowDescription {
  const { painting } = description;
  return {
    ...description,
    places: [],
    painting: { ...painting, width: 1, height: 1, cells: [], placeholders: [], texts: [] },
  };
}

import type { PicturePart } from '../picture/picture-part.js';

/** Cells of one sheet or pack that go for one: by far the most of them wait for a request that is under way already. */
const PARTS_IN_A_PLACE = 8;

/** A cell that is only looked up costs no request. */
export const PLACES_OF_LOOKUP = 1 / 16;

/** How many of the places for requests in flight a cell takes. */
export function placesOf({ part }: { readonly part?: PicturePart }): number {
  return part ? 1 / PARTS_IN_A_PLACE : 1;
}

/** One step of the keys; some four of them double the cells. */
export const ZOOM_STEP = 1.2;

/** Turn of the wheel in px that doubles the cells: a notch of a mouse gives 100 to 120, a pinched touch pad a few. */
const DOUBLING_PIXELS = 400;
const PIXELS_PER_LINE = 32;

/** https://w3c.github.io/uievents/#dom-wheelevent-deltamode */
const DOM_DELTA_PIXEL = 0;

/** Cells smaller than this cannot be told apart under a pointer that pinches. */
export const MIN_ZOOMED_SIZE = 16;

/** By how much a turn of the wheel zooms; away from the user, negative, is larger. */
export function wheelZoom(deltaY: number, deltaMode: number): number {
  const pixels = deltaMode === DOM_DELTA_PIXEL ? deltaY : deltaY * PIXELS_PER_LINE;
  return 2 ** (-pixels / DOUBLING_PIXELS);
}

/** Cell size after a zoom, in whole px, between the smallest that can be aimed at and one that fills the viewport. */
export function zoomedSize(cellSize: number, factor: number, viewportSize: number): number {
  const largest = Math.max(MIN_ZOOMED_SIZE, Math.floor(viewportSize));
  return Math.min(Math.max(MIN_ZOOMED_SIZE, Math.round(cellSize * factor)), largest);
}

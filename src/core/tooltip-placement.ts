/** In px of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Space between a tooltip and the edge of what is visible. */
const MARGIN_PX = 4;

/**
 * Where a tooltip stands: below its cell, above it where there is no room, always within what is visible of the window.
 * It touches the cell where it can, so that the pointer can go over without leaving both (WCAG 1.4.13).
 */
export function placeTooltip(
  cell: Box,
  { width, height }: { readonly width: number; readonly height: number },
  visible: Box,
): { readonly left: number; readonly top: number } {
  const cellEnd = cell.top + cell.height;
  const visibleEnd = visible.top + visible.height;
  const hasRoomBelow = cellEnd + height <= visibleEnd;
  const top = hasRoomBelow ? cellEnd : cell.top - height;
  const left = cell.left + (cell.width - width) / 2;
  return {
    left: clamp(left, visible.left + MARGIN_PX, visible.left + visible.width - width - MARGIN_PX),
    top: clamp(top, visible.top + MARGIN_PX, visibleEnd - height - MARGIN_PX),
  };
}

/** Where both bounds cannot be kept, the start is what is read first. */
function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}

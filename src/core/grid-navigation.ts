export interface GridShape {
  readonly itemCount: number;
  readonly columns: number;
  readonly rowsPerPage: number;
  readonly isRightToLeft: boolean;
}

export interface NavigationKey {
  readonly key: string;
  /** Ctrl, or ⌘ where that is the custom. */
  readonly hasModifier: boolean;
}

/**
 * The item that a key moves the focus to, by the grid pattern of the ARIA Authoring Practices; `undefined` for keys
 * that do not navigate. https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction
 */
export function navigate(index: number, { key, hasModifier }: NavigationKey, shape: GridShape): number | undefined {
  const { columns, rowsPerPage, itemCount, isRightToLeft } = shape;
  const forwards = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const last = itemCount - 1;
  const rowStart = index - (index % columns);
  if (hasModifier) return key === 'Home' ? 0 : key === 'End' ? last : undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return clampStep(index, key === forwards ? 1 : -1, last);
  if (key === 'ArrowUp') return stepRows(index, -1, shape);
  if (key === 'ArrowDown') return stepRows(index, 1, shape);
  if (key === 'PageUp') return stepRows(index, -rowsPerPage, shape);
  if (key === 'PageDown') return stepRows(index, rowsPerPage, shape);
  if (key === 'Home') return rowStart;
  if (key === 'End') return Math.min(last, rowStart + columns - 1);
  return undefined;
}

function clampStep(index: number, step: number, last: number): number {
  return Math.min(Math.max(0, index + step), last);
}

/** Stays in its column; a short last row is met at its end. */
function stepRows(index: number, rows: number, { itemCount, columns }: GridShape): number {
  const lastRow = Math.floor((itemCount - 1) / columns);
  const row = Math.min(Math.max(0, Math.floor(index / columns) + rows), lastRow);
  return Math.min(row * columns + (index % columns), itemCount - 1);
}

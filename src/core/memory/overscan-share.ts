/** Of the budget, for the rows that are kept ready around what is visible, with the visible ones. */
const SURFACES_SHARE = 0.45;

/** Steps, so that the number of rows does not change with every px of a window's edge. */
const STEPS = 4;

export interface SurfaceDemand {
  /** Bytes of surfaces that fill the viewport. */
  readonly visibleBytes: number;
  /** Bytes of all surfaces that are kept with full overscan. */
  readonly fullBytes: number;
}

/** Share of the overscan, 0 to 1 in quarters, that a budget allows to all grids of a page. What is visible is never refused. */
export function overscanShare(demands: readonly SurfaceDemand[], budgetBytes: number): number {
  const visible = demands.reduce((sum, { visibleBytes }) => sum + visibleBytes, 0);
  const full = demands.reduce((sum, { fullBytes }) => sum + fullBytes, 0);
  const free = budgetBytes * SURFACES_SHARE - visible;
  if (full <= visible || free >= full - visible) return 1;
  return Math.max(0, Math.floor((STEPS * free) / (full - visible)) / STEPS);
}

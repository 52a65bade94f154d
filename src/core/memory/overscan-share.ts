/** Of the budget, for the rows that are kept ready around what is visible, with the visible ones. */
const SURFACES_SHARE = 0.45;

/** The same with the rows that the viewport's edges cut: between the two they come and go. */
const SURFACES_WITH_EDGES_SHARE = 0.6;

/** Steps, so that the number of rows does not change with every px of a window's edge. */
const STEPS = 4;

export interface SurfaceDemand {
  /** Bytes of surfaces that fill the viewport. */
  readonly visibleBytes: number;
  /** Bytes of all surfaces that are kept with full overscan. */
  readonly fullBytes: number;
  /** Bytes of surfaces that reach beyond the viewport's edges, at most. */
  readonly edgeBytes: number;
}

/**
 * Share of the overscan, 0 to 1 in quarters, that a budget allows to all grids of a page. What is visible is never refused.
 * @param extraBytes Of the budget that is needed for other things
 */
export function overscanShare(demands: readonly SurfaceDemand[], budgetBytes: number, extraBytes = 0): number {
  const visible = demands.reduce((sum, { visibleBytes }) => sum + visibleBytes, 0);
  const full = demands.reduce((sum, { fullBytes }) => sum + fullBytes, 0);
  const edges = demands.reduce((sum, { edgeBytes }) => sum + edgeBytes, 0);
  const most = Math.min(budgetBytes * SURFACES_WITH_EDGES_SHARE, budgetBytes - extraBytes) - edges;
  const free = Math.min(budgetBytes * SURFACES_SHARE, most) - visible;
  if (full <= visible || free >= full - visible) return 1;
  return Math.max(0, Math.floor((STEPS * free) / (full - visible)) / STEPS);
}

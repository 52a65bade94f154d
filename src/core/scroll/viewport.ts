/** What the user sees of the content, in virtual px, and how it moves. */
export interface Viewport {
  readonly offset: number;
  readonly size: number;
  /** Signed speed in px per second; positive towards the end of the list, 0 at rest. */
  readonly velocity: number;
  /** Time in ms in which the speed falls to a third (1/e), as in a fling that comes to rest; Infinity while it does not fall. */
  readonly decayMs: number;
}

/** Signed px that a viewport moves in so many ms if it goes on as it does. */
export function travelOf({ velocity, decayMs }: Pick<Viewport, 'velocity' | 'decayMs'>, durationMs: number): number {
  if (!Number.isFinite(decayMs)) return (velocity * durationMs) / 1000;
  return (velocity * decayMs * (1 - Math.exp(-durationMs / decayMs))) / 1000;
}

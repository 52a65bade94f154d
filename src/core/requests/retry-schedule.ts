/** A request is tried so often in all. */
export const MAX_ATTEMPTS = 3;

const BASE_MS = 500;
const FACTOR = 3;

/** Share of a delay that is left to chance, lest all that failed together come back together. */
const JITTER = 0.5;

/** A server that wants more patience than this is given up: nobody looks at a placeholder for so long. */
const MAX_SERVER_DELAY_MS = 60_000;

/**
 * How long to wait before the next attempt, `undefined` when there is to be none.
 * @param failures attempts that have failed so far, from 1
 * @param serverDelayMs what the server asked for, 0 where it named no time
 * @param random from 0 to 1, as `Math.random()` gives it
 */
export function retryDelayMs(failures: number, serverDelayMs: number, random: number): number | undefined {
  if (failures >= MAX_ATTEMPTS || serverDelayMs > MAX_SERVER_DELAY_MS) return undefined;
  return serverDelayMs + BASE_MS * FACTOR ** (failures - 1) * (1 - JITTER * random);
}

const FIRST_DELAY_MS = 400;
const MAX_RETRIES = 3;

/** Pause before a page is tried again, longer each time; `undefined` when it has failed too often. */
export function retryDelay(failures: number): number | undefined {
  return failures > MAX_RETRIES ? undefined : FIRST_DELAY_MS * 3 ** (failures - 1);
}

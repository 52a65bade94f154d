const MAX_AUTO_WORKERS = 4;

/** One core is the page's own; decoding itself runs on a pool of the browser's in Chromium and Firefox. */
export function autoWorkers(): number {
  return Math.min(MAX_AUTO_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1));
}

/** `?worker` imports are answered by tools/worker-module.mjs, which bundles the worker and inlines it. */
declare module '*?worker' {
  /** Starts the inlined worker; given a URL, starts the worker published there instead (for a CSP without `blob:`). */
  const createWorker: (url?: string | URL) => Worker;
  export default createWorker;
  /** The exports of the worker's module, for a page that has to do its work itself. */
  export const loadInPage: () => Promise<unknown>;
}

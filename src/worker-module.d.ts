/** `?worker` imports are answered by tools/worker-module.mjs, which bundles the worker and inlines its text. */
declare module '*?worker' {
  /** Starts the inlined worker; given a URL, starts the worker published there instead (for a CSP without `blob:`). */
  const createWorker: (url?: string | URL) => Worker;
  export default createWorker;
}

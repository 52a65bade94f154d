/** What a worker lets be known of its own failure: an exception that nobody caught, a message that cannot be read. */
export class WorkerFaults {
  #onFault: (reason: Error) => void = () => {};

  constructor(worker: Worker, port: MessagePort) {
    worker.addEventListener('error', (event) => {
      // It is dealt with: it need not reach the page's own error handlers too.
      event.preventDefault();
      this.#onFault(new Error(event.message || 'The worker failed, or the page may not start one'));
    });
    // Chromium's workers have no `onmessageerror` (156).
    for (const target of [worker, port]) {
      target.addEventListener('messageerror', () => this.#onFault(new Error('The worker sent what cannot be read')));
    }
  }

  /** Tells another one from now on. */
  listen(onFault: (reason: Error) => void): void {
    this.#onFault = onFault;
  }
}

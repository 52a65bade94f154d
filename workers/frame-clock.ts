/** About 60 a second, where a worker has no animation frames of its own. */
const FALLBACK_INTERVAL_MS = 16;

export interface FrameHandlers {
  /** Draws; true when some is left for the next frame. */
  readonly onFrame: () => boolean;
  /** Called in a task of its own after each frame: what was drawn in it is out. */
  readonly onPresented: () => void;
}

/** Runs drawing once per animation frame, however many pictures arrive in between, and only while there is some. */
export class FrameClock {
  readonly #handlers: FrameHandlers;
  #isRequested = false;
  #isStopped = false;

  constructor(handlers: FrameHandlers) {
    this.#handlers = handlers;
  }

  request(): void {
    if (this.#isRequested || this.#isStopped) return;
    this.#isRequested = true;
    if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => this.#run());
    else setTimeout(() => this.#run(), FALLBACK_INTERVAL_MS);
  }

  stop(): void {
    this.#isStopped = true;
  }

  #run(): void {
    this.#isRequested = false;
    if (this.#isStopped) return;
    if (this.#handlers.onFrame()) this.request();
    setTimeout(() => !this.#isStopped && this.#handlers.onPresented());
  }
}

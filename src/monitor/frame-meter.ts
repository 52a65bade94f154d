/** How long the page's frames take, while somebody wants to know. */
export class FrameMeter {
  #request = 0;
  #lastMs: number | undefined;
  #longestMs = 0;

  start(): void {
    this.stop();
    this.#request = requestAnimationFrame((nowMs) => this.#onFrame(nowMs));
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#lastMs = undefined;
    this.#longestMs = 0;
  }

  /** The longest frame since it was last asked, in ms; 0 where none has ended. */
  takeLongestMs(): number {
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  #onFrame(nowMs: number): void {
    if (this.#lastMs !== undefined) this.#longestMs = Math.max(this.#longestMs, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#request = requestAnimationFrame((next) => this.#onFrame(next));
  }
}

import type { Range } from '../../core/range.js';

/** Gathers what has changed its state, and tells of it once per animation frame, however often it changes. */
export class StateRefresh {
  readonly #onFrame: (changed: Range) => void;
  #changed: Range | undefined;

  constructor(onFrame: (changed: Range) => void) {
    this.#onFrame = onFrame;
  }

  request({ start, end }: Range): void {
    if (end <= start) return;
    const before = this.#changed;
    this.#changed = before ? { start: Math.min(before.start, start), end: Math.max(before.end, end) } : { start, end };
    if (!before) requestAnimationFrame(() => this.#run());
  }

  #run(): void {
    const changed = this.#changed;
    this.#changed = undefined;
    if (changed) this.#onFrame(changed);
  }
}

import { AwakeTimer } from './awake-timer.js';

/** A painter at work is asked whether it lives after so long a silence; decoding a large picture may take a second. */
const SILENCE_MS = 3000;
const ANSWER_WITHIN_MS = 3000;

export interface HeartbeatOptions {
  /** True while answers are owed; nothing is asked otherwise. */
  readonly isWaiting: () => boolean;
  readonly ping: () => Promise<void>;
  readonly onDeath: (reason: Error) => void;
}

/** Notices a worker that died without a word, as one killed for want of memory does: no event tells of it. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #lastHeardMs = performance.now();
  #timer: AwakeTimer | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  heard(): void {
    this.#lastHeardMs = performance.now();
  }

  /** Watches until nothing is owed any more; to be called again when something is. */
  watch(): void {
    if (this.#timer !== undefined) return;
    this.heard();
    this.#schedule(SILENCE_MS);
  }

  stop(): void {
    this.#timer?.stop();
    this.#timer = undefined;
  }

  #schedule(delayMs: number): void {
    this.#timer = new AwakeTimer(delayMs, () => void this.#check());
  }

  async #check(): Promise<void> {
    if (!this.#options.isWaiting()) return this.stop();
    const silentMs = performance.now() - this.#lastHeardMs;
    if (silentMs < SILENCE_MS) return this.#schedule(SILENCE_MS - silentMs);
    const deadline = new AwakeTimer(ANSWER_WITHIN_MS, () => this.#giveUp());
    this.#timer = deadline;
    await this.#options.ping().catch(() => undefined);
    if (this.#timer !== deadline) return;
    deadline.stop();
    this.heard();
    this.#schedule(SILENCE_MS);
  }

  #giveUp(): void {
    this.stop();
    const seconds = (SILENCE_MS + ANSWER_WITHIN_MS) / 1000;
    this.#options.onDeath(new Error(`The paint worker gave no sign for ${seconds} s`));
  }
}

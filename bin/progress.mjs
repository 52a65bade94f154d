const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** A bar on a terminal, on standard error; nothing elsewhere, where it would fill a log. */
export class Progress {
  #total;
  #done = 0;
  #startMs = performance.now();
  #drawnMs = 0;

  /** @param {number} total */
  constructor(total) {
    this.#total = total;
  }

  step() {
    this.#done++;
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = now;
    process.stderr.write(`\r${this.#line(now)}\x1b[K`);
  }

  /** Says something above the bar. */
  say(text) {
    this.clear();
    console.error(text);
  }

  clear() {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }

  #line(now) {
    const share = this.#total > 0 ? Math.min(1, this.#done / this.#total) : 1;
    const bar = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
    const rate = (this.#done * 1000) / (now - this.#startMs);
    return `${bar} ${this.#done} of ${this.#total}, ${Math.round(rate)} a second`;
  }
}

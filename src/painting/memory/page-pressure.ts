import {
  type DegradationStep,
  type MemoryAlarm,
  MemoryPressure,
  type PressureLevel,
  type PressureThresholds,
} from '../../core/memory/memory-pressure.js';

/** So often a page that is short of memory looks whether it still is. */
const LOOK_AGAIN_MS = 1000;

/**
 * A page that is left is hidden, too: a word to its workers then, which they answer, would keep it out of Firefox's
 * back/forward cache. There, timers stand still.
 */
const HIDDEN_MS = 1000;

/** The pressure on a page's memory, as time goes by and as the page goes into the background. */
export class PagePressure {
  /** In ms; may be moved on by tests. */
  now = (): number => performance.now();
  readonly #onChange: () => void;
  readonly #pressure = new MemoryPressure();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;
  #isHidden = false;
  #isWatching = false;

  /** @param onChange Asks for an `update()`: time has passed, or something has happened. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get level(): PressureLevel {
    return this.#pressure.level;
  }

  get steps(): readonly DegradationStep[] {
    return this.#pressure.steps;
  }

  /** Nobody looks at the page; the system may freeze it any moment, and ends those first that hold much. */
  get isHidden(): boolean {
    return this.#isHidden;
  }

  /** While there are grids on the page. */
  watch(isWatching: boolean): void {
    if (isWatching === this.#isWatching) return;
    this.#isWatching = isWatching;
    const change = isWatching ? 'addEventListener' : 'removeEventListener';
    for (const type of ['visibilitychange', 'resume']) document[change](type, this.#onVisibility);
    document[change]('freeze', this.#onFreeze);
    clearTimeout(this.#hiding);
    if (!isWatching) this.#stopTimer();
  }

  /** @param share Bytes held of those that may be held. */
  update(share: number, thresholds: PressureThresholds): void {
    this.#pressure.update(share, thresholds, this.now());
    if (this.level === 'nominal') this.#stopTimer();
    else if (this.#isWatching) this.#timer ??= setTimeout(() => this.#lookAgain(), LOOK_AGAIN_MS);
  }

  alarm(alarm: MemoryAlarm): void {
    this.#pressure.alarm(alarm, this.now());
    this.#onChange();
  }

  readonly #onVisibility = (): void => {
    clearTimeout(this.#hiding);
    if (document.visibilityState === 'hidden') this.#hiding = setTimeout(() => this.#setHidden(true), HIDDEN_MS);
    else this.#setHidden(false);
  };

  /**
   * Its last word before all of its tasks stand still, its workers' too; Chromium only, before its back/forward cache as
   * well. Until it resumes it is as hidden as can be, so nothing waits.
   */
  readonly #onFreeze = (): void => {
    clearTimeout(this.#hiding);
    this.#setHidden(true);
  };

  #setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#onChange();
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.#onChange();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

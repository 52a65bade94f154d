/** A page that has asked for nothing for so long is taken to be looked at: between two notches of a wheel is no quiet. */
const QUIET_AFTER_MS = 300;

/** Tells when nothing has been asked for in a while: painters may do then what can wait. */
export class QuietTime {
  readonly #onChange: (isQuiet: boolean) => void;
  #isQuiet = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: (isQuiet: boolean) => void) {
    this.#onChange = onChange;
  }

  /** Something is asked for, or waits to be. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isQuiet) return;
    this.#isQuiet = false;
    this.#onChange(false);
  }

  /** Nothing is asked for any more. */
  begin(): void {
    if (this.#isQuiet || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#isQuiet = true;
      this.#onChange(true);
    }, QUIET_AFTER_MS);
  }
}

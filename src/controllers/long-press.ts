/** As long as the platforms take for a long press. */
const PRESS_MS = 500;

/** A finger that has moved further scrolls. */
const SLOP_PX = 10;

export interface LongPressHandlers {
  /** A finger has stayed where it came down; answers whether that means something here. */
  readonly onPress: (event: PointerEvent) => boolean;
}

/** Tells a finger or pen that stays where it came down; the menu and the click that would follow are left out. */
export class LongPress {
  readonly #host: HTMLElement;
  readonly #handlers: LongPressHandlers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start: PointerEvent | undefined;
  #isTaken = false;

  constructor(host: HTMLElement, handlers: LongPressHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  listen(signal: AbortSignal): void {
    const options = { signal };
    this.#host.addEventListener('pointerdown', (event) => this.#onDown(event), options);
    this.#host.addEventListener('pointermove', (event) => this.#onMove(event), options);
    for (const end of ['pointerup', 'pointercancel']) this.#host.addEventListener(end, this.#cancel, options);
    this.#host.addEventListener('contextmenu', (event) => this.#isTaken && event.preventDefault(), options);
    this.#host.addEventListener('click', (event) => this.#onClick(event), { ...options, capture: true });
    signal.addEventListener('abort', this.#cancel);
  }

  #onDown(event: PointerEvent): void {
    this.#cancel();
    this.#isTaken = false;
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    this.#start = event;
    this.#host.addEventListener('scroll', this.#cancel, { passive: true });
    this.#timer = setTimeout(() => {
      this.#cancel();
      this.#isTaken = this.#handlers.onPress(event);
    }, PRESS_MS);
  }

  #onMove({ clientX, clientY }: PointerEvent): void {
    if (!this.#start) return;
    if (Math.hypot(clientX - this.#start.clientX, clientY - this.#start.clientY) > SLOP_PX) this.#cancel();
  }

  readonly #cancel = (): void => {
    clearTimeout(this.#timer);
    this.#start = undefined;
    this.#host.removeEventListener('scroll', this.#cancel);
  };

  #onClick(event: Event): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    event.preventDefault();
    event.stopPropagation();
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A pointer that only passes shows nothing. */
const HOVER_DELAY_MS = 500;

export interface TooltipHandlers {
  readonly indexOf: (event: MouseEvent) => number | undefined;
  readonly show: (index: number) => void;
  readonly hide: () => void;
}

/** When a tooltip is shown: on hover and on keyboard focus, until the pointer leaves, Escape or a scroll (WCAG 1.4.13). */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: TooltipHandlers;
  #listeners = new AbortController();
  #hovered: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: TooltipHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const options = { passive: true, signal: this.#listeners.signal };
    this.#host.addEventListener('pointermove', (event) => this.#hover(this.#handlers.indexOf(event)), options);
    this.#host.addEventListener('pointerleave', () => this.#hover(undefined), options);
    this.#host.addEventListener('pointerdown', () => this.dismiss(), options);
    this.#host.addEventListener('scroll', () => this.dismiss(), options);
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.dismiss(), options);
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    this.dismiss();
  }

  /** The focus came to an item by keyboard, or has left. */
  focus(index: number | undefined): void {
    this.dismiss();
    if (index !== undefined) this.#handlers.show(index);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#handlers.hide();
  }

  #hover(index: number | undefined): void {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.dismiss();
    if (index !== undefined) this.#timer = setTimeout(() => this.#handlers.show(index), HOVER_DELAY_MS);
  }
}

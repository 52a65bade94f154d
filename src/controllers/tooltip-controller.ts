import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

/** A pointer that only passes shows nothing. */
const HOVER_DELAY_MS = 500;

export interface TooltipHandlers {
  /** The item whose cell is under the pointer. */
  readonly indexOf: (event: MouseEvent) => number | undefined;
  readonly isOnTooltip: (event: MouseEvent) => boolean;
  /** Shows the tooltip of an item beside its cell, or nothing where there is no such tooltip or cell to be seen. */
  readonly show: (index: number) => void;
  readonly hide: () => void;
}

/**
 * When a tooltip is shown: on hover and on keyboard focus, until the pointer or the focus leaves or Escape is pressed.
 * The pointer may go over the tooltip (WCAG 1.4.13).
 */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: TooltipHandlers;
  #listeners = new AbortController();
  #hovered: number | undefined;
  #focused: number | undefined;
  #shown: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: TooltipHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const options = { passive: true, signal: this.#listeners.signal };
    this.#host.addEventListener('pointermove', (event) => this.#onPointerMove(event), options);
    this.#host.addEventListener('pointerleave', () => this.#hover(undefined), options);
    this.#host.addEventListener('pointerdown', (event) => this.#onPointerDown(event), options);
    this.#host.addEventListener('wheel', (event) => this.#handlers.isOnTooltip(event) && this.dismiss(), options);
    this.#host.addEventListener('scroll', () => this.#hover(undefined), options);
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.dismiss(), options);
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    this.#hovered = undefined;
    this.dismiss();
  }

  /** The focus came to an item by keyboard, or has left. */
  focus(index: number | undefined): void {
    if (index === this.#focused) return;
    this.#focused = index;
    this.#show(index);
  }

  /** Cells have moved, or show other items. */
  update(): void {
    if (this.#shown !== undefined) this.#handlers.show(this.#shown);
  }

  dismiss(): void {
    this.#focused = undefined;
    this.#show(undefined);
  }

  #onPointerMove(event: PointerEvent): void {
    if (!this.#handlers.isOnTooltip(event)) this.#hover(this.#handlers.indexOf(event));
  }

  #onPointerDown(event: PointerEvent): void {
    if (!this.#handlers.isOnTooltip(event)) this.dismiss();
  }

  #hover(index: number | undefined): void {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.#show(this.#focused);
    if (index !== undefined) this.#timer = setTimeout(() => this.#show(index), HOVER_DELAY_MS);
  }

  #show(index: number | undefined): void {
    clearTimeout(this.#timer);
    this.#shown = index;
    if (index === undefined) this.#handlers.hide();
    else this.#handlers.show(index);
  }
}

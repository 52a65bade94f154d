import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { LongPress } from './long-press.js';

/** A pointer that only passes shows nothing. */
const HOVER_DELAY_MS = 500;

/** Whoever reads one tooltip is not kept waiting for the next, if that comes so soon. */
const NEXT_DELAY_MS = 100;
const SOON_MS = 300;

export interface TooltipHandlers {
  /** The item whose cell is under the pointer. */
  readonly indexOf: (event: MouseEvent) => number | undefined;
  readonly isOnTooltip: (event: Event) => boolean;
  /** Shows the tooltip of an item beside its cell; false where there is no such tooltip, or no cell to be seen. */
  readonly show: (index: number) => boolean;
  readonly hide: () => void;
}

/**
 * When a tooltip is shown: on hover, on keyboard focus and by a long press, until the pointer or the focus leaves, the
 * page is touched elsewhere or Escape is pressed, which then means nothing else. The pointer may go over the tooltip
 * (WCAG 1.4.13).
 */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: TooltipHandlers;
  readonly #longPress: LongPress;
  #listeners = new AbortController();
  #hovered: number | undefined;
  #focused: number | undefined;
  /** The item that is to have a tooltip, which need not be seen. */
  #wanted: number | undefined;
  #isShown = false;
  /** When the last one was hidden, in ms of the page's clock. */
  #hiddenAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: TooltipHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    this.#longPress = new LongPress(host, { onPress: (event) => this.#press(event) });
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const passive = { passive: true, signal };
    this.#host.addEventListener('pointermove', (event) => this.#onPointerMove(event), passive);
    this.#host.addEventListener('pointerleave', (event) => this.#onPointerLeave(event), passive);
    this.#longPress.listen(signal);
    const early = { capture: true, signal };
    document.addEventListener('pointerdown', (event) => this.#onPointerDown(event), early);
    document.addEventListener('keydown', (event) => this.#onKeyDown(event), early);
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
    if (this.#wanted !== undefined) this.#show(this.#wanted);
  }

  dismiss(): void {
    this.#focused = undefined;
    this.#show(undefined);
  }

  #onPointerMove(event: PointerEvent): void {
    // A finger that moves scrolls.
    if (event.pointerType === 'touch' || this.#handlers.isOnTooltip(event)) return;
    this.#hover(this.#handlers.indexOf(event));
  }

  #onPointerLeave({ pointerType }: PointerEvent): void {
    if (pointerType !== 'touch') this.#hover(undefined);
  }

  #onPointerDown(event: Event): void {
    if (!this.#handlers.isOnTooltip(event)) this.dismiss();
  }

  /** Not for a dialog around the grid, which would close. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#isShown) return;
    event.preventDefault();
    event.stopPropagation();
    this.dismiss();
  }

  readonly #onScroll = ({ target }: Event): void => {
    if (target === this.#host) this.#hover(undefined);
    else if (!(target instanceof Node) || !this.#host.contains(target)) this.update();
  };

  #press(event: PointerEvent): boolean {
    const index = this.#handlers.indexOf(event);
    this.#hovered = index;
    this.#show(index);
    return this.#isShown;
  }

  #hover(index: number | undefined): void {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.#show(this.#focused);
    const delay = performance.now() - this.#hiddenAt < SOON_MS ? NEXT_DELAY_MS : HOVER_DELAY_MS;
    if (index !== undefined) this.#timer = setTimeout(() => this.#show(index), delay);
  }

  #show(index: number | undefined): void {
    clearTimeout(this.#timer);
    if (this.#isShown) this.#hiddenAt = performance.now();
    this.#wanted = index;
    this.#isShown = index !== undefined && this.#handlers.show(index);
    if (index === undefined) this.#handlers.hide();
    this.#listenForMoves();
  }

  /** Only while they matter: a listener costs time in each frame of a scroll, and one for wheels brings those to the page. */
  #listenForMoves(): void {
    const host = this.#host;
    if (this.#isShown) host.addEventListener('wheel', this.#onWheel, { passive: true });
    else host.removeEventListener('wheel', this.#onWheel);
    const isConcerned = this.#wanted !== undefined || this.#hovered !== undefined;
    for (const target of [host, document]) {
      if (isConcerned) target.addEventListener('scroll', this.#onScroll, { passive: true, capture: true });
      else target.removeEventListener('scroll', this.#onScroll, { capture: true });
    }
  }

  readonly #onWheel = (event: Event): void => {
    if (this.#handlers.isOnTooltip(event)) this.dismiss();
  };
}

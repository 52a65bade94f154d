import { type BoxSize, SizeController } from '../../controllers/size-controller.js';
import type { GridHost } from '../grid-host.js';

export interface LayoutTimingHandlers {
  /** False while the grid is not to be laid out, wherever its host is. */
  readonly isRunning: () => boolean;
  /** Lays out for this size of the host's content box. */
  readonly layOut: (size: BoxSize, wasDisplayed: boolean) => void;
}

/** When a grid is laid out: nothing can be while its host is not displayed, or before its size is known. */
export class LayoutTiming {
  readonly #host: GridHost;
  readonly #handlers: LayoutTimingHandlers;
  readonly #sizes: SizeController;
  /** True until the host is laid out for the first time, and while it is not displayed. */
  #isDue = true;
  #pending: (() => void) | undefined;

  /** @param gauge An element that has another size where another layout is wanted */
  constructor(host: GridHost, gauge: Element, handlers: LayoutTimingHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    this.#sizes = new SizeController(host, gauge, () => this.#resize());
  }

  /** Lays out anew; for the first time with the frame that shows it, so that the task that mounts the grid stays short. */
  layOut(): void {
    if (this.#sizes.hasFrame) this.#layOutAtOnce();
  }

  /** Nothing is laid out any more: whatever comes next, the first layout of it is due. */
  expire(): void {
    this.#isDue = true;
  }

  /** Does this as soon as the grid is laid out, in place of what waits for that. */
  whenLaidOut(action: () => void): void {
    if (this.#isDue) this.#layOutAtOnce();
    if (this.#isDue) this.#pending = action;
    else action();
  }

  /** A page gives its height to a host that has none of its own: at once, no observer could be told of it in this frame. */
  #resize(): void {
    if (this.#host.mode === 'pages') requestAnimationFrame(() => this.layOut());
    else this.layOut();
  }

  #layOutAtOnce(): void {
    const { size } = this.#sizes;
    // Not displayed: everything stays as it is, within its bounds, until it is shown again.
    const wasDue = this.#isDue;
    this.#isDue = !this.#handlers.isRunning() || size.inlineSize === 0 || size.blockSize === 0;
    if (!this.#isDue) this.#layOutNow(size, !wasDue);
    // Hidden and shown again within a frame: no observer tells of it.
    else if (!wasDue) requestAnimationFrame(() => this.#isDue && this.layOut());
  }

  #layOutNow(size: BoxSize, wasDisplayed: boolean): void {
    this.#handlers.layOut(size, wasDisplayed);
    this.#pending?.();
    this.#pending = undefined;
  }
}

/** As the eye follows: longer is waited for, shorter is not seen. */
const ANIMATION_MS = 160;

/** A point of the scrolled content, in px from its top left corner. */
export interface ContentPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Shows the scrolled content larger or smaller than it is laid out: while fingers pinch, and on the way from one cell
 * size to the next. The compositor scales what is painted already; nothing is decoded or laid out for it.
 */
export class StretchedContent {
  readonly #content: HTMLElement;
  #animation: Animation | undefined;

  constructor(content: HTMLElement) {
    this.#content = content;
  }

  stretch(factor: number, origin: ContentPoint): void {
    this.#animation?.cancel();
    const { style } = this.#content;
    style.transformOrigin = `${origin.x}px ${origin.y}px`;
    style.transform = `scale(${factor})`;
  }

  /** Lets go of the content: it is laid out for its new size now. */
  release(): void {
    const { style } = this.#content;
    style.transform = '';
    style.transformOrigin = '';
  }

  /** Goes from `factor` to the size that is laid out. Not where less motion is asked for. */
  settleFrom(factor: number, origin: ContentPoint): void {
    this.#animation?.cancel();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const transformOrigin = `${origin.x}px ${origin.y}px`;
    this.#animation = this.#content.animate(
      [
        { transform: `scale(${factor})`, transformOrigin },
        { transform: 'none', transformOrigin },
      ],
      { duration: ANIMATION_MS, easing: 'ease-out' },
    );
  }
}

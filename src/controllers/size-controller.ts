import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

export interface BoxSize {
  /** Content box, without padding and scroll bars, in CSS px. */
  readonly inlineSize: number;
  readonly blockSize: number;
  readonly devicePixelRatio: number;
}

/** Tells when the host's content box, an element in it, or the device pixel ratio (zoom, another screen) changes. */
export class SizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #inner: Element;
  readonly #onResize: () => void;
  readonly #observer = new ResizeObserver(() => {
    this.#isObserved = true;
    this.#onResize();
  });
  #isObserved = false;
  #ratioQuery: MediaQueryList | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, inner: Element, onResize: () => void) {
    this.#host = host;
    this.#inner = inner;
    this.#onResize = onResize;
    host.addController(this);
  }

  /** False until the engine has told the first size since the host was connected, in the frame after it. */
  get isObserved(): boolean {
    return this.#isObserved;
  }

  /** The size now; all 0 while the host is not displayed. */
  get size(): BoxSize {
    const { clientWidth, clientHeight } = this.#host;
    const style = getComputedStyle(this.#host);
    const sum = (...lengths: string[]) =>
      lengths.reduce((total, length) => total + (Number.parseFloat(length) || 0), 0);
    return {
      inlineSize: Math.max(0, clientWidth - sum(style.paddingInlineStart, style.paddingInlineEnd)),
      blockSize: Math.max(0, clientHeight - sum(style.paddingBlockStart, style.paddingBlockEnd)),
      devicePixelRatio,
    };
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    this.#observer.observe(this.#inner);
    // Zoom resizes the window also where the host keeps its size; Chromium's own emulation tells of it in no other way.
    addEventListener('resize', this.#onRatioChange);
    this.#watchRatio();
  }

  hostDisconnected(): void {
    this.#ratioQuery?.removeEventListener('change', this.#onRatioChange);
    removeEventListener('resize', this.#onRatioChange);
    this.#isObserved = false;
    this.#observer.disconnect();
  }

  /** A resolution query holds for one ratio only, so that each change needs a new one. */
  #watchRatio(): void {
    this.#ratioQuery?.removeEventListener('change', this.#onRatioChange);
    this.#ratioQuery = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratioQuery.addEventListener('change', this.#onRatioChange);
  }

  readonly #onRatioChange = (): void => {
    this.#watchRatio();
    this.#onResize();
  };
}

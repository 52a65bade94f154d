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
  readonly #observer = new ResizeObserver(() => this.#hasFrame && this.#measured() !== this.#told && this.#tell());
  #firstFrame = 0;
  #hasFrame = false;
  /** What was measured when it was told last: the observer's first call would lay out the same once more. */
  #told = '';
  #ratioQuery: MediaQueryList | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, inner: Element, onResize: () => void) {
    this.#host = host;
    this.#inner = inner;
    this.#onResize = onResize;
    host.addController(this);
  }

  /** False until the frame after the host was connected begins, with which the first size is told. */
  get hasFrame(): boolean {
    return this.#hasFrame;
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
    // Not with the observer's first call: a host as high as its content would get another size within it, which engines
    // report as an error of the page ("ResizeObserver loop completed with undelivered notifications").
    this.#firstFrame = requestAnimationFrame(() => {
      this.#hasFrame = true;
      this.#tell();
    });
    this.#observer.observe(this.#host);
    this.#observer.observe(this.#inner);
    // Zoom resizes the window also where the host keeps its size; Chromium's own emulation tells of it in no other way.
    addEventListener('resize', this.#onRatioChange);
    this.#watchRatio();
  }

  hostDisconnected(): void {
    this.#ratioQuery?.removeEventListener('change', this.#onRatioChange);
    removeEventListener('resize', this.#onRatioChange);
    cancelAnimationFrame(this.#firstFrame);
    this.#hasFrame = false;
    this.#observer.disconnect();
  }

  #tell(): void {
    this.#told = this.#measured();
    this.#onResize();
  }

  #measured(): string {
    const { inlineSize, blockSize, devicePixelRatio } = this.size;
    const inner = this.#inner.getBoundingClientRect();
    return [inlineSize, blockSize, devicePixelRatio, inner.width, inner.height].join();
  }

  /** A resolution query holds for one ratio only, so that each change needs a new one. */
  #watchRatio(): void {
    this.#ratioQuery?.removeEventListener('change', this.#onRatioChange);
    this.#ratioQuery = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratioQuery.addEventListener('change', this.#onRatioChange);
  }

  readonly #onRatioChange = (): void => {
    this.#watchRatio();
    this.#tell();
  };
}

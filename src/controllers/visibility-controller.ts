import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

/** How far outside of the window a grid still prepares itself, in px. */
const NEAR_PX = 300;

/** Tells whether anybody can see the host: the page is not in the background and the host is near the window. */
export class VisibilityController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: (isVisible: boolean) => void;
  #observer: IntersectionObserver | undefined;
  #isNear = true;

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: (isVisible: boolean) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get isVisible(): boolean {
    return this.#isNear && document.visibilityState === 'visible';
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tell);
    this.#observer = new IntersectionObserver((entries) => this.#onIntersection(entries), {
      rootMargin: `${NEAR_PX}px`,
    });
    this.#observer.observe(this.#host);
    this.#tell();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#tell);
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    this.#isNear = entries.at(-1)?.isIntersecting ?? true;
    this.#tell();
  }

  readonly #tell = (): void => this.#onChange(this.isVisible);
}

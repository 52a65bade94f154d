import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

type Step = 'first' | 'previous' | 'next' | 'last';

export interface PagerHandlers {
  /** The step whose button an event took place on. */
  readonly stepOf: (event: Event) => Step | undefined;
  readonly onStep: (step: Step) => void;
  /** A page's number was typed, 1-based; `undefined` where it is none. */
  readonly onNumber: (page: number | undefined) => void;
}

/** Keys that turn pages wherever the focus is in the pager. */
const KEYS: Readonly<Record<string, Step>> = { PageUp: 'previous', PageDown: 'next' };

/** In the field they move the caret. */
const BUTTON_KEYS: Readonly<Record<string, Step>> = { Home: 'first', End: 'last' };

/** Pointer and keyboard on the pager. */
export class PagerController implements ReactiveController {
  readonly #pager: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #handlers: PagerHandlers;
  #listeners = new AbortController();

  constructor(host: ReactiveControllerHost, pager: HTMLElement, field: HTMLInputElement, handlers: PagerHandlers) {
    this.#pager = pager;
    this.#field = field;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#pager.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#pager.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
    this.#field.addEventListener('change', () => this.#onChange(), { signal });
    this.#field.addEventListener('focus', () => this.#field.select(), { signal });
    // In WebKit (WebKitGTK 2.50) the click that brings the focus ends with a caret, after its listeners.
    this.#field.addEventListener('click', () => setTimeout(() => this.#field.select()), { signal });
  }

  hostDisconnected(): void {
    this.#listeners.abort();
  }

  #onClick(event: Event): void {
    const step = this.#handlers.stepOf(event);
    if (step) this.#handlers.onStep(step);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const isInField = event.composedPath()[0] === this.#field;
    const step = KEYS[event.key] ?? (isInField ? undefined : BUTTON_KEYS[event.key]);
    if (!step) return;
    event.preventDefault();
    this.#handlers.onStep(step);
  }

  #onChange(): void {
    const { valueAsNumber: page } = this.#field;
    this.#handlers.onNumber(Number.isFinite(page) ? Math.round(page) : undefined);
  }
}

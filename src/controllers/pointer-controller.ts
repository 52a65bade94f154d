import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

export interface PointerHandlers {
  /** The main button goes down. */
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onDoubleClick: (index: number, event: MouseEvent) => void;
  readonly indexOf: (event: MouseEvent) => number | undefined;
}

/** Clicks and double clicks on items. */
export class PointerController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: PointerHandlers;
  #listeners = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: PointerHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { onPress, onClick, onDoubleClick } = this.#handlers;
    const press = (event: MouseEvent) => event.button === 0 && this.#tell(event, onPress);
    this.#host.addEventListener('mousedown', press, { signal });
    this.#host.addEventListener('click', (event) => this.#tell(event, onClick), { signal });
    this.#host.addEventListener('dblclick', (event) => this.#tell(event, onDoubleClick), { signal });
  }

  hostDisconnected(): void {
    this.#listeners.abort();
  }

  #tell(event: MouseEvent, handler: PointerHandlers['onClick']): void {
    const index = this.#handlers.indexOf(event);
    if (index !== undefined) handler(index, event);
  }
}

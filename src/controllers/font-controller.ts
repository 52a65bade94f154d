import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';

/** Tells when fonts of the document have come, or stylesheets that declare some. */
export class FontController implements ReactiveController {
  readonly #onChange: () => void;

  constructor(host: ReactiveControllerHost, onChange: () => void) {
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    document.fonts.addEventListener('loadingdone', this.#onChange);
    addEventListener('load', this.#onChange);
  }

  hostDisconnected(): void {
    document.fonts.removeEventListener('loadingdone', this.#onChange);
    removeEventListener('load', this.#onChange);
  }
}

import type { RowView } from '../../rendering/row-view.js';

/**
 * In motion, a row whose pictures are there keeps its placeholders behind them for so long at most: in a scroll of more than
 * two viewports a second, rows change before that.
 */
const PLACEHOLDERS_STAY_MS = 500;

/**
 * WebKitGTK 2.50 drops what is drawn before a canvas has a layer of its own, or while it gets another one, and nothing
 * tells of it. HTML fixes this value for each engine, and a server that imports the element has none:
 * https://html.spec.whatwg.org/multipage/system-state.html#dom-navigator-vendor
 */
const DROPS_EARLY_DRAWING = globalThis.navigator?.vendor?.startsWith('Apple') ?? false;

export interface RowAppearanceHandlers {
  readonly viewAt: (slot: number) => RowView | undefined;
  /** True for a row that may come on screen before its painter has taken the earlier one off its canvas. */
  readonly isNear: (row: number) => boolean;
  readonly isMoving: () => boolean;
  /** Puts the slot's surface on screen once more. */
  readonly present: (slot: number) => void;
}

/**
 * What is seen of rows: their canvases once they show nothing of an earlier row, placeholders until the pictures are there.
 * In motion it is left until rows change anyway: a page that writes one attribute goes through style, layout and paint for
 * it, and with three writes for each row that did so in every frame of a scroll.
 */
export class RowAppearance {
  readonly #handlers: RowAppearanceHandlers;
  /** Slots whose canvas may show an earlier row. */
  readonly #stale = new Set<number>();
  /** Slots whose pictures are all there, behind which there still are placeholders. */
  readonly #complete = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(handlers: RowAppearanceHandlers) {
    this.#handlers = handlers;
  }

  /** The slot has another row, or another canvas. */
  begin(slot: number): void {
    this.#complete.delete(slot);
    this.#stale.add(slot);
    this.#hideNear(slot);
  }

  /** The slot's canvas shows nothing of an earlier row any more. */
  clear(slot: number): void {
    this.#stale.delete(slot);
    this.#handlers.viewAt(slot)?.showCanvas();
    this.#presentLater(slot);
  }

  /** The slot's pictures are all there. */
  complete(slot: number): void {
    this.#complete.add(slot);
    if (this.#handlers.isMoving()) this.#timer ??= setTimeout(() => this.flush(), PLACEHOLDERS_STAY_MS);
    else this.flush();
    this.#presentLater(slot);
  }

  /** The viewport has moved. */
  move(): void {
    for (const slot of this.#stale) this.#hideNear(slot);
  }

  /** All in view is there, or nothing moves any more. */
  settle(): void {
    if (!this.#handlers.isMoving()) this.flush();
  }

  /** Writes all that was left. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const slot of this.#complete) this.#handlers.viewAt(slot)?.showPictures();
    this.#complete.clear();
  }

  /** The slot has no row. */
  release(slot: number): void {
    this.#complete.delete(slot);
    this.#stale.delete(slot);
  }

  #hideNear(slot: number): void {
    const view = this.#handlers.viewAt(slot);
    if (view?.row !== undefined && this.#handlers.isNear(view.row)) view.hideCanvas();
  }

  /** By the second frame the canvas has the layer that its first pictures may have been drawn without. */
  #presentLater(slot: number): void {
    if (!DROPS_EARLY_DRAWING) return;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#handlers.present(slot)));
  }
}

import type { ReactiveControllerHost } from '@lit/reactive-element';
import type { ScrollController } from '../controllers/scroll-controller.js';
import { ScrubberController } from '../controllers/scrubber-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import type { Layout } from '../core/layout.js';
import { scrubByKey } from '../core/scrubber-keys.js';
import { namedBlock, offsetOfPosition, positionOfOffset, type ScrubberScale } from '../core/scrubber-scale.js';
import { ScrubberView } from '../rendering/scrubber-view.js';
import type { GridView } from './grid-view.js';

/** Width of overlay scroll bars under the mouse: 14 px in WebKitGTK, 16 px on macOS. */
const OVERLAY_BAR_PX = 16;

const NO_STOPS = { after: () => undefined, before: () => undefined };

/** The rail beside the scroll bar: what it stands for, what its places are called, and what dragging it does. */
export class Scrubber {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #content: HTMLElement;
  readonly #scroll: ScrollController;
  readonly #gridView: () => GridView;
  readonly #view = new ScrubberView();
  #pointed: number | undefined;
  #isDragging = false;
  #numbers = new Intl.NumberFormat();

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    content: HTMLElement,
    scroll: ScrollController,
    gridView: () => GridView,
  ) {
    this.#host = host;
    this.#content = content;
    this.#scroll = scroll;
    this.#gridView = gridView;
    new ScrubberController(host, this.#view.rail, {
      scale: () => this.#scale,
      offset: () => this.#scroll.space.offset,
      onScrub: (offset) => this.#gridView().scrollTo(offset),
      onFly: (isFlying) => this.#gridView().setFlying(isFlying),
      onPoint: (position, isDragging) => this.#point(position, isDragging),
      onKey: (key) => this.#scrubByKey(key),
    });
  }

  get element(): HTMLElement {
    return this.#view.element;
  }

  /** Shows or hides the rail, and tells what it leaves of the host's content box. */
  fit(isShown: boolean, size: BoxSize): BoxSize {
    const taken = isShown ? this.#view.show(size.blockSize, overlaidByBar(this.#host)) : 0;
    if (!isShown) this.#view.hide();
    this.#content.style.marginInlineEnd = isShown ? `${taken}px` : '';
    this.#numbers = numbersFor(this.#host);
    return { ...size, inlineSize: Math.max(0, size.inlineSize - taken) };
  }

  /** The list has moved, or is another one. */
  update(): void {
    if (!this.#view.isShown) return;
    const scale = this.#scale;
    const { offset } = this.#scroll.space;
    const { itemCount } = this.#layout;
    this.#view.setUsable(scale.maxOffset > 0);
    this.#view.moveThumb(positionOfOffset(offset, scale));
    const value = { now: this.#itemNamed(offset) + 1, max: Math.max(1, itemCount), text: this.#nameOf(offset) };
    this.#view.describe(value, this.#host.getAttribute('label') || 'Position');
    this.#showBubble();
  }

  /** True for an event on the rail, which lies beside the items. */
  isUnder(event: Event): boolean {
    return event.composedPath().includes(this.#view.rail);
  }

  get #layout(): Layout {
    return this.#gridView().layout;
  }

  get #scale(): ScrubberScale {
    const { maxOffset, viewportSize } = this.#scroll.space;
    return { railSize: this.#view.railSize, maxOffset, viewportSize };
  }

  #point(position: number | undefined, isDragging: boolean): void {
    this.#pointed = position;
    this.#isDragging = isDragging;
    this.#view.setDragged(isDragging);
    this.#showBubble();
  }

  /** A dragged thumb names where the list is; a pointer that only hovers names where it would bring the list. */
  #showBubble(): void {
    const scale = this.#scale;
    const position = this.#pointed;
    if (position === undefined || scale.maxOffset <= 0) this.#view.hideBubble();
    else if (this.#isDragging) this.#view.showBubble(position, this.#nameOf(this.#scroll.space.offset));
    else this.#view.showBubble(position, this.#nameOf(offsetOfPosition(position, scale)));
  }

  #scrubByKey(key: string): boolean {
    const isRightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    const target = scrubByKey(key, this.#scroll.space.offset, this.#scale, { stops: NO_STOPS, isRightToLeft });
    if (target !== undefined) this.#gridView().scrollTo(target);
    return target !== undefined;
  }

  #nameOf(offset: number): string {
    return this.#numbers.format(this.#itemNamed(offset) + 1);
  }

  /** The item that names an offset; both ends of the list are named by its first and its last item. */
  #itemNamed(offset: number): number {
    const layout = this.#layout;
    const scale = this.#scale;
    if (layout.itemCount === 0) return 0;
    if (offset >= scale.maxOffset) return layout.itemCount - 1;
    return layout.nearest(0, namedBlock(offset, scale));
  }
}

/**
 * What a scroll bar covers that takes no space of its own. It would take the mouse from the rail (seen in WebKitGTK);
 * a finger does not get hold of it.
 */
function overlaidByBar(host: HTMLElement): number {
  const { borderLeftWidth, borderRightWidth } = getComputedStyle(host);
  const borders = Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth);
  const hasOwnSpace = host.offsetWidth - host.clientWidth - borders > 1;
  return hasOwnSpace || !matchMedia('(pointer: fine)').matches ? 0 : OVERLAY_BAR_PX;
}

/** The language of the text around the grid decides how numbers are written, as far as it is one that engines know. */
function numbersFor(host: Element): Intl.NumberFormat {
  const language = host.closest<HTMLElement>('[lang]')?.lang || undefined;
  try {
    return new Intl.NumberFormat(language);
  } catch {
    return new Intl.NumberFormat();
  }
}

import type { ReactiveControllerHost } from '@lit/reactive-element';
import type { ScrollController } from '../controllers/scroll-controller.js';
import { ScrubberController } from '../controllers/scrubber-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import type { Layout } from '../core/layout/layout.js';
import { type ScrubberStops, scrubByKey } from '../core/scrubber/scrubber-keys.js';
import { thinMarks } from '../core/scrubber/scrubber-marks.js';
import { namedBlock, offsetOfPosition, positionOfOffset, type ScrubberScale } from '../core/scrubber/scrubber-scale.js';
import { ScrubberView } from '../rendering/scrubber-view.js';
import type { Section } from '../sources/item/section.js';
import type { GridView } from './grid-view.js';
import { LocalNumbers } from './local-numbers.js';

/** Width of overlay scroll bars under the mouse: 14 px in WebKitGTK, 16 px on macOS. */
const OVERLAY_BAR_PX = 16;

/** Height of a label beside the rail, with the space to the next one. */
const MARK_PX = 20;

/** The rail beside the scroll bar: what it stands for, what its places are called, and what dragging it does. */
export class Scrubber {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #content: HTMLElement;
  readonly #scroll: ScrollController;
  readonly #gridView: () => GridView;
  readonly #sections: () => readonly Section[];
  readonly #view = new ScrubberView();
  #pointed: number | undefined;
  #isDragging = false;
  /** What the marks were made for. */
  #marked: { readonly layout: Layout; readonly blockSize: number; readonly railSize: number } | undefined;
  readonly #numbers: LocalNumbers;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    content: HTMLElement,
    scroll: ScrollController,
    gridView: () => GridView,
    sections: () => readonly Section[],
  ) {
    this.#host = host;
    this.#numbers = new LocalNumbers(host);
    this.#content = content;
    this.#scroll = scroll;
    this.#gridView = gridView;
    this.#sections = sections;
    new ScrubberController(host, this.#view.rail, {
      scale: () => this.#scale,
      offset: () => this.#scroll.space.offset,
      onScrub: (offset) => this.#gridView().travel.toOffset(offset),
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
    this.#numbers.refresh();
    return { ...size, inlineSize: Math.max(0, size.inlineSize - taken) };
  }

  /** The list has moved, or is another one. */
  update(): void {
    if (!this.#view.isShown) return;
    const scale = this.#scale;
    const { offset } = this.#scroll.space;
    const { itemCount } = this.#layout;
    this.#view.setUsable(scale.maxOffset > 0);
    this.#mark(scale);
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
    const target = scrubByKey(key, this.#scroll.space.offset, this.#scale, { stops: this.#stops, isRightToLeft });
    if (target !== undefined) this.#gridView().travel.toOffset(target);
    return target !== undefined;
  }

  /** Section starts, for the keys that go from one to the next. */
  get #stops(): ScrubberStops {
    const layout = this.#gridView().content.sectioned;
    const startOf = (section: number) =>
      layout && section >= 0 && section < layout.sectionCount ? layout.startOf(section) : undefined;
    return {
      after: (offset) => layout && startOf(layout.sectionAt(offset) + 1),
      before: (offset) => layout && startOf(layout.sectionAt(offset - 1)),
    };
  }

  #mark(scale: ScrubberScale): void {
    const { sectioned: layout } = this.#gridView().content;
    const { blockSize } = this.#layout;
    const { railSize } = scale;
    const known = this.#marked;
    const isSame = known?.layout === this.#layout && known.blockSize === blockSize && known.railSize === railSize;
    if (isSame) return;
    this.#marked = { layout: this.#layout, blockSize, railSize };
    const marked = layout ? this.#markedSections() : [];
    const sectionOf = (mark: number) => marked[mark] ?? 0;
    const positionOf = (mark: number) => positionOfOffset(layout?.startOf(sectionOf(mark)) ?? 0, scale);
    const shown = thinMarks({ count: marked.length, positionOf }, MARK_PX);
    this.#view.showMarks(shown.map((mark) => ({ position: positionOf(mark), label: this.#markOf(sectionOf(mark)) })));
  }

  /** Where another mark begins: the months of a year have one. */
  #markedSections(): number[] {
    const marked: number[] = [];
    for (let section = 0; section < this.#sections().length; section++) {
      if (section === 0 || this.#markOf(section) !== this.#markOf(section - 1)) marked.push(section);
    }
    return marked;
  }

  #markOf(index: number): string {
    const section = this.#sections()[index];
    return section?.mark ?? section?.label ?? section?.key ?? '';
  }

  /** By the section, by the item's number where there are none. */
  #nameOf(offset: number): string {
    const layout = this.#gridView().content.sectioned;
    if (!layout || layout.sectionCount === 0) return this.#numbers.format(this.#itemNamed(offset) + 1);
    const section = this.#sections()[layout.sectionAt(namedBlock(offset, this.#scale))];
    return section?.label ?? section?.key ?? '';
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

import { PagerController } from '../../controllers/pager-controller.js';
import type { BoxSize } from '../../controllers/size-controller.js';
import type { PageLayout } from '../../core/layout/page-layout.js';
import type { NavigationKey } from '../../core/navigation/grid-navigation.js';
import { PageChangeEvent } from '../../events.js';
import { PagerView, type PageStep } from '../../rendering/pager-view.js';
import type { GridHost } from '../grid-host.js';
import type { GridView } from '../grid-view.js';
import { LocalNumbers } from '../local-numbers.js';
import { type PagerLabels, readPagerLabels } from './pager-labels.js';

export interface PagesHandlers {
  readonly view: () => GridView;
  /** Focuses an item, on whichever page. */
  readonly focusItem: (index: number) => void;
}

/** The pages of a grid: which one is shown, what the pager says of it, and what pointer and keyboard do to it. */
export class Pages {
  readonly #host: GridHost;
  readonly #content: HTMLElement;
  readonly #handlers: PagesHandlers;
  readonly #view = new PagerView();
  #labels: PagerLabels = readPagerLabels(null);
  readonly #numbers: LocalNumbers;
  /** 1-based, as it was set or told last. */
  #page = 1;
  /** What the pager says: written only when it changes, for its field may be typed in. */
  #described = '';

  constructor(host: GridHost, content: HTMLElement, handlers: PagesHandlers) {
    this.#host = host;
    this.#numbers = new LocalNumbers(host);
    this.#content = content;
    this.#handlers = handlers;
    new PagerController(host, this.#view.element, this.#view.field, {
      stepOf: (event) => this.#view.stepOf(event),
      onStep: (step) => this.#step(step),
      onNumber: (page) => this.#turnTo(page ?? this.#page),
    });
  }

  get element(): HTMLElement {
    return this.#view.element;
  }

  /** How many pages there are; `undefined` while the end of the list is not known, and where the grid scrolls. */
  get pageCount(): number | undefined {
    const { content, source } = this.#handlers.view();
    const { paged } = content;
    return paged && source.isLengthKnown ? paged.pageCount : undefined;
  }

  /** True for an event on the pager, which lies beside the items. */
  isUnder(event: Event): boolean {
    return this.#view.isUnder(event);
  }

  /** Space that the pager takes from the end of the viewport, in px. */
  get blockSize(): number {
    return this.#view.isShown ? this.#view.blockSize : 0;
  }

  /** 1-based; one that is set is shown with the next layout. */
  get page(): number {
    return this.#page;
  }

  set page(page: number) {
    if (page === this.#page) return;
    this.#page = page;
    this.#handlers.view().requestPage(page - 1);
  }

  /** Shows or hides the pager, in the words that its host gives it. */
  setShown(isShown: boolean): void {
    this.#view.setShown(isShown);
    this.#labels = readPagerLabels(this.#host.labels);
    this.#numbers.refresh();
    this.#described = '';
  }

  /** What the pager leaves of the host's content box. */
  fit(size: BoxSize): BoxSize {
    const { blockSize } = this;
    this.#content.style.minBlockSize = blockSize > 0 ? `calc(100% - ${blockSize}px)` : '';
    // Where the host is as high as its content, there is no room yet before there is content.
    return { ...size, blockSize: this.#view.isShown ? Math.max(1, size.blockSize - blockSize) : size.blockSize };
  }

  /** Another page may be shown, or there may be more or fewer of them. */
  update(): void {
    const { content, place } = this.#handlers.view();
    const { paged } = content;
    if (!paged) return;
    this.#describe(paged);
    // A page that was set is waited for until the list is long enough.
    const page = paged.page + 1;
    if (page === this.#page || place.isAwaiting || paged.itemCount === 0) return;
    this.#page = page;
    this.#host.dispatchEvent(new PageChangeEvent(page, this.pageCount, paged.items));
  }

  /** Keys of the grid pattern that turn pages, from an item; false leaves them to the grid. */
  navigate(index: number, { key, hasModifier }: NavigationKey): boolean {
    const { content, viewportSize } = this.#handlers.view();
    const { paged } = content;
    if (!paged || hasModifier || (key !== 'PageUp' && key !== 'PageDown')) return false;
    // A page that is longer than the viewport is gone through first.
    if (paged.blockSize > viewportSize + 1) return false;
    const target = index + (key === 'PageUp' ? -paged.pageSize : paged.pageSize);
    const hasPage = target >= 0 && paged.page + (key === 'PageUp' ? -1 : 1) < paged.pageCount;
    if (hasPage) this.#handlers.focusItem(Math.min(target, paged.itemCount - 1));
    return true;
  }

  #step(step: PageStep): void {
    const { paged } = this.#handlers.view().content;
    if (!paged || this.#disabledOf(paged).has(step)) return;
    const last = paged.pageCount;
    const targets = { first: 1, previous: paged.page, next: paged.page + 2, last };
    this.#turnTo(targets[step]);
  }

  #turnTo(page: number): void {
    const { paged } = this.#handlers.view().content;
    if (!paged) return;
    const item = (Math.min(Math.max(1, page), Math.max(1, paged.pageCount)) - 1) * paged.pageSize;
    this.#handlers.view().travel.turnTo(item);
    // Also where it is the page that is shown: what was typed may have been none.
    this.#described = '';
    this.#describe(this.#handlers.view().content.paged ?? paged);
  }

  #disabledOf({ page, pageCount }: PageLayout): ReadonlySet<PageStep> {
    const disabled = new Set<PageStep>();
    if (page === 0) disabled.add('first').add('previous');
    if (page + 1 >= pageCount) disabled.add('next').add('last');
    // Where the end is not known, the last page is none to go to.
    if (this.pageCount === undefined) disabled.add('last');
    return disabled;
  }

  #describe(paged: PageLayout): void {
    const { first, previous, next, last, page: fieldLabel, pager: name, of } = this.#labels;
    const { pageCount } = this;
    const page = paged.page + 1;
    const described = `${page} ${pageCount} ${paged.pageCount}`;
    if (described === this.#described) return;
    this.#described = described;
    const count = this.#textOf(pageCount);
    if (paged.itemCount > 0) this.#view.announce(this.#labels.status(this.#numbers.format(page), count));
    this.#view.update({
      page,
      pageCount,
      disabled: this.#disabledOf(paged),
      name,
      steps: { first, previous, next, last },
      fieldLabel,
      after: of(count),
    });
  }

  #textOf(pageCount: number | undefined): string | undefined {
    return pageCount === undefined ? undefined : this.#numbers.format(pageCount);
  }
}

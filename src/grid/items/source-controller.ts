import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { ItemsChange } from '../../core/items-change.js';
import type { Range } from '../../core/range.js';
import { ItemStates } from '../../sources/item/item-states.js';
import { itemsOfImages } from '../../sources/list/image-elements.js';
import { ItemList } from '../../sources/list/item-list.js';
import { ItemSource, type Items, isItems, isPaged } from '../../sources/list/item-source.js';
import { PageLoader } from '../../sources/list/page-loader.js';
import { warnOnce } from '../warn-once.js';

export interface SourceHandlers {
  /** There are other items, or more of them. */
  readonly onChange: () => void;
  /** Items of the range have come, or have failed to. */
  readonly onItems: (range: Range) => void;
  /** Items were put in or taken out; the others have moved. */
  readonly onMove: (change: ItemsChange) => void;
}

/** Where a grid's items come from: the `items` property, a list at `src`, or the `<img>` children. */
export class SourceController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: SourceHandlers;
  readonly #children = new MutationObserver(() => this.#takeImages());
  /** What is told of the items beside what they are. */
  readonly states = new ItemStates();
  #source = new ItemSource([]);
  #items: Items = [];
  #pages: PageLoader | undefined;
  #unsubscribe: (() => void) | undefined;
  #loading = new AbortController();
  #isFromImages = false;
  #list: { readonly src: string; state: 'due' | 'loading' | 'loaded' } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: SourceHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  get source(): ItemSource {
    return this.#source;
  }

  hostConnected(): void {
    if (this.#isFromImages) this.#takeImages();
    this.#subscribe();
    this.#loadIfDue();
    const attributeFilter = ['src', 'srcset', 'alt', 'title', 'id'];
    this.#children.observe(this.#host, { childList: true, subtree: true, attributeFilter });
  }

  hostDisconnected(): void {
    this.#children.disconnect();
    this.#close();
    // A disconnect that is followed by a connect in the same task is a move.
    queueMicrotask(() => !this.#host.isConnected && this.#stopLoading());
  }

  choose(items: Items | null | undefined, src: string | null | undefined): void {
    this.#loading.abort();
    this.#loading = new AbortController();
    const hasItems = items !== null && items !== undefined;
    this.#isFromImages = !hasItems && !src;
    this.#list = hasItems || !src ? undefined : { src, state: 'due' };
    if (hasItems) this.#set(this.#checked(items));
    else if (src) this.#loadIfDue();
    else this.#takeImages();
  }

  /** What is looked at, and what is kept ready around it: pages are loaded there. */
  look(visible: Range, kept: Range): void {
    if (this.#host.isConnected) this.#pages?.look(visible, kept);
  }

  /** Items of the range, or all, have been changed in place. */
  refresh(range?: Range): void {
    this.#pages?.refresh(range);
  }

  /** Items that could not be had are asked for again: all, or one. */
  retry(index?: number): void {
    this.#pages?.retry(index);
  }

  /** Items were put in or taken out. */
  move(change: ItemsChange): void {
    this.#pages?.splice(change);
    this.states.move(change);
    this.#handlers.onMove(change);
  }

  #loadIfDue(): void {
    if (this.#list?.state !== 'due' || !this.#host.isConnected) return;
    this.#loading.abort();
    this.#loading = new AbortController();
    void this.#load(this.#list, this.#loading.signal);
  }

  /** A list that is not there yet is loaded again when the host comes back. */
  #stopLoading(): void {
    if (this.#list?.state !== 'loading') return;
    this.#loading.abort();
    this.#list.state = 'due';
  }

  #takeImages(): void {
    if (this.#isFromImages) this.#set(itemsOfImages(this.#host));
  }

  #checked(items: Items): Items {
    if (isItems(items)) return items;
    const got = Object.prototype.toString.call(items).slice(8, -1);
    const wanted = 'an array, or an object with a length and a method item(index) or load(start, end)';
    warnOnce(this.#host, `items ${got}`, `items must be ${wanted}, got ${got}; showing none.`);
    return [];
  }

  async #load(list: { readonly src: string; state: string }, signal: AbortSignal): Promise<void> {
    list.state = 'loading';
    try {
      const items = new ItemList(new URL(list.src, document.baseURI).href);
      this.#set(items);
      await items.load({ onGrow: this.#handlers.onChange }, signal);
      if (!signal.aborted) list.state = 'loaded';
    } catch (error) {
      if (signal.aborted) return;
      list.state = 'loaded';
      const { message } = error as Error;
      this.#host.dispatchEvent(new ErrorEvent('error', { error, message }));
    }
  }

  #set(items: Items): void {
    this.#close();
    this.#items = items;
    if (isPaged(items)) {
      this.#pages = new PageLoader(items, { onItems: this.#handlers.onItems, onLength: this.#handlers.onChange });
      this.#source = new ItemSource(this.#pages, this.states);
    } else {
      this.#pages = undefined;
      this.#source = new ItemSource(items, this.states);
    }
    this.#subscribe();
    this.#handlers.onChange();
  }

  #subscribe(): void {
    if (!this.#host.isConnected || this.#unsubscribe || !('subscribe' in this.#items)) return;
    this.#unsubscribe = this.#items.subscribe?.((change) => this.move(change));
  }

  /** A source that outlives the grid does not hold it; what it would have told meanwhile is asked for again. */
  #close(): void {
    this.#pages?.stop();
    if (!this.#unsubscribe) return;
    this.#unsubscribe();
    this.#unsubscribe = undefined;
    this.#pages?.refresh();
  }
}

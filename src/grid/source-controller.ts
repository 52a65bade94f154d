import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { itemsOfImages } from '../sources/image-elements.js';
import { ItemList } from '../sources/item-list.js';
import { ItemSource, type Items, isItems } from '../sources/item-source.js';
import { warnOnce } from './warn-once.js';

export interface SourceHandlers {
  /** There are other items, or more of them. */
  readonly onChange: () => void;
}

/** Where a grid's items come from: the `items` property, a list at `src`, or the `<img>` children. */
export class SourceController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: SourceHandlers;
  readonly #children = new MutationObserver(() => this.#takeImages());
  #source = new ItemSource([]);
  #loading = new AbortController();
  #isFromImages = false;

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
    const attributeFilter = ['src', 'srcset', 'alt', 'title', 'id'];
    this.#children.observe(this.#host, { childList: true, subtree: true, attributeFilter });
  }

  hostDisconnected(): void {
    this.#children.disconnect();
  }

  choose(items: Items | null | undefined, src: string | null | undefined): void {
    this.#loading.abort();
    this.#loading = new AbortController();
    const hasItems = items !== null && items !== undefined;
    this.#isFromImages = !hasItems && !src;
    if (hasItems) this.#set(this.#checked(items));
    else if (src) void this.#load(src, this.#loading.signal);
    else this.#takeImages();
  }

  #takeImages(): void {
    if (this.#isFromImages) this.#set(itemsOfImages(this.#host));
  }

  #checked(items: Items): Items {
    if (isItems(items)) return items;
    const got = Object.prototype.toString.call(items).slice(8, -1);
    const wanted = 'an array, or an object with a length and a method item(index)';
    warnOnce(this.#host, `items ${got}`, `items must be ${wanted}, got ${got}; showing none.`);
    return [];
  }

  async #load(src: string, signal: AbortSignal): Promise<void> {
    try {
      const list = new ItemList(new URL(src, document.baseURI).href);
      this.#set(list);
      await list.load({ onGrow: this.#handlers.onChange }, signal);
    } catch (error) {
      if (signal.aborted) return;
      const { message } = error as Error;
      this.#host.dispatchEvent(new ErrorEvent('error', { error, message }));
    }
  }

  #set(items: Items): void {
    this.#source = new ItemSource(items);
    this.#handlers.onChange();
  }
}

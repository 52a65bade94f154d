import type { TooltipContent } from '../rendering/tooltip-view.js';
import type { ImageItem } from '../sources/item/item.js';
import type { ItemSource } from '../sources/list/item-source.js';
import { warnOnce } from './warn-once.js';

/** Makes the tooltip of an item: text, which is shown as it is, or a node; nothing for none. */
export type RenderTooltip = (item: ImageItem, index: number) => string | Node | null | undefined;

/** What the tooltip of an item says; a node that a page has made is kept as long as it is about the same. */
export class ItemTooltip {
  readonly #host: Element & { readonly tooltip: unknown };
  #made: { readonly about: readonly unknown[]; readonly content: TooltipContent } | undefined;

  constructor(host: Element & { readonly tooltip: unknown }) {
    this.#host = host;
  }

  /** What is to be shown, and what is wrong where the picture cannot be shown. */
  contentOf(index: number, source: ItemSource, error: Error | undefined): TooltipContent {
    const state = source.stateOf(index);
    if (state.state !== 'ready') return error?.message ?? '';
    const { item } = state;
    // By what it says: a formula makes the same item anew each time.
    const about = [index, error, this.#host.tooltip, ...Object.entries(item).flat()];
    const isSame = this.#made?.about.length === about.length && this.#made.about.every((told, i) => told === about[i]);
    if (!isSame || !this.#made) this.#made = { about, content: withError(this.#render(item, index), error) };
    return this.#made.content;
  }

  #render(item: ImageItem, index: number): TooltipContent {
    const { tooltip } = this.#host;
    if (typeof tooltip !== 'function') return item.title ?? '';
    try {
      const content: unknown = tooltip(item, index);
      if (content === null || content === undefined) return '';
      return content instanceof Node ? content : String(content);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : cause;
      warnOnce(this.#host, 'tooltip', `tooltip threw for item ${index}: ${reason}; showing its title.`);
      return item.title ?? '';
    }
  }
}

function withError(content: TooltipContent, error: Error | undefined): TooltipContent {
  if (!error) return content;
  if (typeof content === 'string') return [content, error.message].filter(Boolean).join('\n');
  const both = document.createElement('div');
  both.append(content, '\n', error.message);
  return both;
}

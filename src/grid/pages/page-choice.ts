import type { Layout } from '../../core/layout/layout.js';
import { PageLayout } from '../../core/layout/page-layout.js';
import type { GridSettings } from '../grid-settings.js';
import type { GridPages } from '../layout/create-layout.js';
import type { PlaceKeeper } from '../place/place-keeper.js';

/** Which page the next layout shows: the one that was asked for, else the one with what is looked at. */
export class PageChoice {
  readonly #place: PlaceKeeper;
  /** 0-based. */
  #wanted: number | undefined;

  constructor(place: PlaceKeeper) {
    this.#place = place;
  }

  /** Shows this page, 0-based, with the next layout that has it. */
  request(page: number): void {
    this.#wanted = page;
  }

  /** `undefined` where the list is scrolled. */
  pagesOf({ mode, pageSize }: GridSettings, viewportSize: number, previous: Layout): GridPages | undefined {
    if (mode === 'pages') return { pageSize, viewportSize, itemOf: (size) => this.#itemOf(size, previous) };
    this.#wanted = undefined;
    return undefined;
  }

  #itemOf(pageSize: number, previous: Layout): number {
    if (this.#wanted !== undefined) this.#place.position = { index: this.#wanted * pageSize };
    this.#wanted = undefined;
    return this.#place.heldIndex ?? (previous instanceof PageLayout ? previous.items.start : 0);
  }
}

import type { ReactiveControllerHost } from '@lit/reactive-element';
import type { StateLook } from '../sources/item/item-states.js';
import type { Section } from '../sources/item/section.js';
import type { Items } from '../sources/list/item-source.js';
import type { DeclaredSettings } from './grid-settings.js';
import type { RenderSection } from './sections/sections.js';

/** The element as its grid sees it: what its user has declared is read from it whenever it is needed. */
export interface GridHost extends ReactiveControllerHost, HTMLElement, DeclaredSettings {
  readonly items: Items | null;
  readonly states: readonly (StateLook | undefined)[] | null;
  readonly src: string | null;
  readonly sections: readonly Section[] | null;
  readonly renderSection: RenderSection | null;
  readonly labels: unknown;
  readonly tooltip: unknown;
  readonly stretch: boolean;
  readonly zoomable: boolean;
  readonly scrubber: boolean;
  readonly workerSrc: string | null;
  readonly crossOrigin: string | null;
  readonly label: string;
  cellSize: number;
}

import type { FocusController } from '../../controllers/focus-controller.js';
import type { NavigationKey } from '../../core/navigation/grid-navigation.js';
import type { GridStop } from '../../core/navigation/grid-stop.js';
import { navigateSections } from '../../core/navigation/section-navigation.js';
import type { SectionContent } from '../../rendering/section-view.js';
import type { Section } from '../../sources/item/section.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { FocusKeeper } from '../focus-keeper.js';
import type { GridView } from '../grid-view.js';
import { LocalNumbers } from '../local-numbers.js';
import { SectionHeaders } from './section-headers.js';
import { readSections } from './section-list.js';

/** What a page is asked to make a header of. */
export interface SectionState extends Section {
  readonly index: number;
  readonly isCollapsed: boolean;
}

/** Makes what stands in a section's header, beside its chevron: text or an element that is not interactive. */
export type RenderSection = (section: SectionState) => Node | string;

export interface SectionsHandlers {
  readonly view: () => GridView;
  readonly focus: () => FocusController;
  readonly keeper: () => FocusKeeper;
  readonly render: () => RenderSection | null;
  /** A section was collapsed or expanded: the grid is to be laid out anew. */
  readonly onChange: () => void;
  /** The user did it. */
  readonly onToggle: (section: SectionState) => void;
}

/** The sections of a grid: which are there, which are collapsed, and what pointer and keyboard do to their headers. */
export class Sections {
  readonly #host: HTMLElement;
  readonly #handlers: SectionsHandlers;
  readonly #headers: SectionHeaders;
  readonly #collapsed = new Set<string>();
  #list: readonly Section[] = [];
  #lengths: readonly number[] = [];
  readonly #numbers: LocalNumbers;

  constructor(host: HTMLElement, content: HTMLElement, handlers: SectionsHandlers) {
    this.#host = host;
    this.#numbers = new LocalNumbers(host);
    this.#handlers = handlers;
    this.#headers = new SectionHeaders(content, handlers.view, (section) => this.#describe(section));
    content.addEventListener('click', (event) => this.#onClick(event));
    content.addEventListener('keydown', (event) => this.#onKeyDown(event));
  }

  get list(): readonly Section[] {
    return this.#list;
  }

  get lengths(): readonly number[] {
    return this.#lengths;
  }

  /** The header that Tab reaches, where no item can be reached. */
  get tabStop(): HTMLElement | undefined {
    return this.#headers.tabStop;
  }

  has(key: string): boolean {
    return this.#list.some((section) => section.key === key);
  }

  readonly isCollapsed = (section: number): boolean => this.#collapsed.has(this.#list[section]?.key ?? '');

  /** Takes other sections, or those of other items. */
  choose(declared: unknown, source: ItemSource): void {
    this.#list = readSections(this.#host, declared, source);
    this.#lengths = this.#list.map(({ length }) => length);
  }

  /** Headers say something else, as after a relayout. */
  refresh(): void {
    this.#numbers.refresh();
    this.#headers.refresh();
  }

  /** Rows have changed, or moved. */
  update(): void {
    this.#headers.update(this.#handlers.keeper().tabStop !== undefined);
  }

  clear(): void {
    this.#headers.clear();
  }

  /** True for an event on a header, which lies over the items. */
  isUnder(event: Event): boolean {
    return this.#headers.sectionOf(event) !== undefined;
  }

  /** Collapses or expands a section; its header stays where it is seen. Answers whether it is collapsed now. */
  toggle(key: string, isCollapsed = !this.#collapsed.has(key)): boolean {
    if (isCollapsed === this.#collapsed.has(key)) return isCollapsed;
    const section = this.#list.findIndex((known) => known.key === key);
    this.#handlers.view().place.holdSection(section);
    if (isCollapsed) this.#leave(section);
    if (isCollapsed) this.#collapsed.add(key);
    else this.#collapsed.delete(key);
    this.#handlers.onChange();
    return isCollapsed;
  }

  /** Keys of the grid pattern, from an item; false where there are no sections. */
  navigate(index: number, key: NavigationKey): boolean {
    const target = this.#targetOf({ kind: 'item', index }, key);
    if (target) this.#goTo(target);
    return target !== undefined;
  }

  #targetOf(stop: GridStop, key: NavigationKey): GridStop | undefined {
    const { content, viewportSize } = this.#handlers.view();
    const layout = content.sectioned;
    const isRightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    const { goal } = this.#handlers.focus();
    return layout && navigateSections(stop, key, { layout, viewportSize, isRightToLeft, goal });
  }

  #goTo(stop: GridStop): void {
    if (stop.kind === 'item') {
      this.#handlers.focus().goTo(stop.index);
      return;
    }
    this.#handlers.view().travel.toSection(stop.section);
    this.#headers.buttonOf(stop.section)?.focus({ preventScroll: true });
  }

  /** The focus does not stay on an item that is about to be hidden. */
  #leave(section: number): void {
    const index = this.#handlers.focus().focusedIndex;
    const { sectioned: layout } = this.#handlers.view().content;
    if (index === undefined || layout?.sectionOf(index) !== section) return;
    this.#headers.buttonOf(section)?.focus({ preventScroll: true });
  }

  #onClick(event: Event): void {
    const section = this.#headers.buttonUnder(event);
    const key = section === undefined ? undefined : this.#list[section]?.key;
    if (section === undefined || key === undefined) return;
    this.toggle(key);
    const state = this.#stateOf(section);
    if (state) this.#handlers.onToggle(state);
  }

  #onKeyDown(event: KeyboardEvent): void {
    const section = this.#headers.buttonUnder(event);
    if (section === undefined || event.defaultPrevented || event.altKey || event.isComposing) return;
    const target = this.#targetOf(
      { kind: 'header', section },
      { key: event.key, hasModifier: event.ctrlKey || event.metaKey },
    );
    if (!target) return;
    event.preventDefault();
    this.#goTo(target);
  }

  #stateOf(index: number): SectionState | undefined {
    const section = this.#list[index];
    return section && { ...section, index, isCollapsed: this.isCollapsed(index) };
  }

  #describe(section: number): SectionContent {
    const state = this.#stateOf(section);
    if (!state) return { section, isCollapsed: false, heading: '', note: '' };
    const heading = this.#handlers.render()?.(state) ?? state.label ?? state.key;
    return { section, isCollapsed: state.isCollapsed, heading, note: this.#numbers.format(state.length) };
  }
}

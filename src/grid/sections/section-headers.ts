import type { SectionedLayout } from '../../core/layout/sectioned-layout.js';
import { type SectionContent, SectionView } from '../../rendering/section-view.js';
import type { GridView } from '../grid-view.js';

/** The headers of the sections near the viewport, in elements that are used again. */
export class SectionHeaders {
  readonly #content: HTMLElement;
  readonly #view: () => GridView;
  readonly #describe: (section: number) => SectionContent;
  readonly #shown = new Map<number, SectionView>();
  readonly #idle: SectionView[] = [];
  #tabStop: SectionView | undefined;

  constructor(content: HTMLElement, view: () => GridView, describe: (section: number) => SectionContent) {
    this.#content = content;
    this.#view = view;
    this.#describe = describe;
  }

  /** The one header that Tab reaches, where no item can be reached. */
  get tabStop(): HTMLElement | undefined {
    return this.#tabStop?.button;
  }

  buttonOf(section: number): HTMLElement | undefined {
    return this.#shown.get(section)?.button;
  }

  /** The section in whose header an event took place. */
  sectionOf(event: Event): number | undefined {
    return this.#find((view) => event.composedPath().includes(view.element))?.section;
  }

  /** The section whose button an event took place on. */
  buttonUnder(event: Event): number | undefined {
    return this.#find((view) => event.composedPath().includes(view.button))?.section;
  }

  /** Shows what headers say anew. */
  refresh(): void {
    for (const [section, view] of this.#shown) view.assign(this.#describe(section));
  }

  /** The viewport or the layout has changed. */
  update(hasItemTabStop: boolean): void {
    const { sectioned: layout } = this.#view().content;
    const wanted = layout ? this.#wanted(layout) : [];
    for (const [section, view] of this.#shown) if (!wanted.includes(section)) this.#release(section, view);
    for (const section of wanted) if (layout) this.#place(layout, section);
    this.#placeTabStop(hasItemTabStop ? undefined : layout && this.#firstInView(layout));
  }

  clear(): void {
    for (const view of [...this.#shown.values(), ...this.#idle]) view.element.remove();
    this.#shown.clear();
    this.#idle.length = 0;
  }

  /** Those of the kept part of the content, and one that has the focus, wherever it is. */
  #wanted(layout: SectionedLayout): number[] {
    const { start, end } = this.#view().keptInterval;
    const wanted: number[] = [];
    if (layout.sectionCount === 0) return wanted;
    for (let section = layout.sectionAt(start); section < layout.sectionCount; section++) {
      if (layout.startOf(section) >= end) break;
      wanted.push(section);
    }
    const focused = this.#find((view) => view.button.matches(':focus'))?.section;
    if (focused !== undefined && focused < layout.sectionCount && !wanted.includes(focused)) wanted.push(focused);
    return wanted;
  }

  #place(layout: SectionedLayout, section: number): void {
    const shown = this.#shown.get(section);
    const view = shown ?? this.#idle.pop() ?? this.#create();
    if (!shown) {
      this.#shown.set(section, view);
      view.assign(this.#describe(section));
    }
    const grid = this.#view();
    // Not beyond the content, which may hold a part of the list only; the header sticks within what is left.
    view.placeAt({
      nativeStart: grid.content.toNative(layout.startOf(section), layout.headerSize),
      nativeEnd: grid.content.toNative(layout.nextStart(section), layout.headerSize),
      place: layout.placeOfHeader(section),
    });
  }

  #create(): SectionView {
    const view = new SectionView();
    this.#content.append(view.element);
    return view;
  }

  #release(section: number, view: SectionView): void {
    view.release();
    this.#shown.delete(section);
    this.#idle.push(view);
  }

  #firstInView(layout: SectionedLayout): SectionView | undefined {
    const offset = this.#view().offset;
    return layout.sectionCount === 0 ? undefined : this.#shown.get(layout.sectionAt(offset));
  }

  #placeTabStop(view: SectionView | undefined): void {
    if (view === this.#tabStop) return;
    if (this.#tabStop) this.#tabStop.button.tabIndex = -1;
    if (view) view.button.tabIndex = 0;
    this.#tabStop = view;
  }

  #find(isMeant: (view: SectionView) => boolean): SectionView | undefined {
    return [...this.#shown.values()].find(isMeant);
  }
}

/** What the header of a section shows and tells. */
export interface SectionContent {
  readonly section: number;
  readonly isCollapsed: boolean;
  /** What stands in the header: a label, or what the page made of it. */
  readonly heading: Node | string;
  /** Beside the label, such as the number of items; empty where there is nothing to say. */
  readonly note: string;
}

export interface SectionPlace {
  /** Block positions of the section in the scrolled content. */
  readonly nativeStart: number;
  readonly nativeEnd: number;
  /** Place of the header among all rows, 0-based. */
  readonly place: number;
}

/**
 * The header of a section, in a frame as high as the section: within it the engine keeps the header in view
 * (`position: sticky`) and lets the next one push it out, on the compositor, while script only says where a section is.
 */
export class SectionView {
  readonly element = document.createElement('div');
  readonly #header = document.createElement('div');
  readonly #button = document.createElement('button');
  readonly #label = document.createElement('span');
  readonly #note = document.createElement('span');
  #section: number | undefined;
  #place = '';

  constructor() {
    this.element.className = 'section-frame idle';
    this.element.role = 'row';
    this.#header.className = 'section';
    this.#header.role = 'rowheader';
    this.#header.setAttribute('part', 'section');
    this.#button.type = 'button';
    this.#button.tabIndex = -1;
    this.#button.setAttribute('part', 'section-button');
    this.#label.setAttribute('part', 'section-label');
    this.#note.setAttribute('part', 'section-note');
    this.#button.append(createChevron(), this.#label, this.#note);
    // Whatever else a header offers, such as selecting its items, goes beside the button: controls do not nest.
    this.#header.append(this.#button);
    this.element.append(this.#header);
  }

  /** The section whose header this is, `undefined` while it is none's. */
  get section(): number | undefined {
    return this.#section;
  }

  get button(): HTMLButtonElement {
    return this.#button;
  }

  assign({ section, isCollapsed, heading, note }: SectionContent): void {
    this.#section = section;
    this.element.classList.remove('idle');
    this.#button.ariaExpanded = String(!isCollapsed);
    if (typeof heading !== 'string') this.#label.replaceChildren(heading);
    else if (this.#label.textContent !== heading || this.#label.childElementCount > 0)
      this.#label.textContent = heading;
    this.#note.textContent = note;
  }

  placeAt({ nativeStart, nativeEnd, place }: SectionPlace): void {
    const key = `${nativeStart} ${nativeEnd} ${place}`;
    if (key === this.#place) return;
    this.#place = key;
    this.element.style.insetBlockStart = `${nativeStart}px`;
    this.element.style.blockSize = `${nativeEnd - nativeStart}px`;
    this.element.ariaRowIndex = String(place + 1);
  }

  release(): void {
    this.#section = undefined;
    this.#button.tabIndex = -1;
    this.element.classList.add('idle');
  }
}

/** Drawn by the style sheet; it turns when the section is collapsed. */
function createChevron(): HTMLElement {
  const chevron = document.createElement('span');
  chevron.className = 'chevron';
  return chevron;
}

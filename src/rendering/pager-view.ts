/** Where a button of the pager leads. */
export type PageStep = 'first' | 'previous' | 'next' | 'last';

const STEPS: readonly PageStep[] = ['first', 'previous', 'next', 'last'];

/** Chevrons, for text that runs from left to right. */
const ICONS: Record<PageStep, string> = {
  first: 'M7 5v14M18 5l-7 7 7 7',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  last: 'M17 5v14M6 5l7 7-7 7',
};

export interface PagerContent {
  /** 1-based. */
  readonly page: number;
  /** `undefined` while it is not known. */
  readonly pageCount: number | undefined;
  /** Steps that lead nowhere. */
  readonly disabled: ReadonlySet<PageStep>;
  readonly name: string;
  readonly steps: Record<PageStep, string>;
  readonly fieldLabel: string;
  readonly after: string;
}

/** The pager below the page that is shown: four buttons and a field for the page's number. */
export class PagerView {
  readonly element = document.createElement('nav');
  readonly field = document.createElement('input');
  readonly #buttons = new Map<PageStep, HTMLButtonElement>();
  readonly #label = document.createElement('label');
  readonly #caption = document.createElement('span');
  readonly #after = document.createElement('span');
  readonly #status = document.createElement('div');
  #said: string | undefined;

  constructor() {
    for (const step of STEPS) this.#buttons.set(step, createButton(step));
    this.element.className = 'pager';
    this.element.hidden = true;
    this.element.setAttribute('part', 'pager');
    this.element.setAttribute('aria-controls', 'grid');
    this.field.type = 'number';
    this.field.min = '1';
    this.field.inputMode = 'numeric';
    this.field.className = 'pager-field';
    this.field.setAttribute('part', 'pager-field');
    this.field.setAttribute('aria-current', 'page');
    this.#label.setAttribute('part', 'pager-label');
    this.#after.setAttribute('part', 'pager-count');
    this.#label.append(this.#caption, this.field);
    this.#status.className = 'pager-status';
    this.#status.role = 'status';
    const [first = '', previous = '', next = '', last = ''] = STEPS.map((step) => this.#buttons.get(step));
    this.element.append(first, previous, this.#label, this.#after, next, last, this.#status);
  }

  /** Space that the pager takes, in px; 0 where the page's own style hides it. */
  get blockSize(): number {
    return this.element.offsetHeight;
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  setShown(isShown: boolean): void {
    this.element.hidden = !isShown;
  }

  /** True when an event happened on the pager and not on what it covers. */
  isUnder(event: Event): boolean {
    return event.composedPath().includes(this.element);
  }

  /** The step whose button an event took place on. */
  stepOf(event: Event): PageStep | undefined {
    const path = event.composedPath();
    return STEPS.find((step) => path.some((target) => target === this.#buttons.get(step)));
  }

  update(content: PagerContent): void {
    const { page, pageCount, disabled, name, steps, fieldLabel, after } = content;
    this.element.ariaLabel = name;
    for (const [step, button] of this.#buttons) {
      button.ariaLabel = steps[step];
      button.title = steps[step];
      // Not `disabled`, which would take the focus away from whoever has come to the last page by pressing it.
      button.ariaDisabled = String(disabled.has(step));
    }
    this.#caption.textContent = fieldLabel;
    this.#after.textContent = after;
    this.field.max = pageCount === undefined ? '' : String(pageCount);
    this.field.value = String(page);
    this.field.style.inlineSize = `calc(${Math.max(2, String(pageCount ?? page).length)}ch + 20px)`;
  }

  /** Lets assistive technology say it, unless it is what it said last, or the first that there is to say. */
  announce(status: string): void {
    if (status === this.#said) return;
    if (this.#said !== undefined) this.#status.textContent = status;
    this.#said = status;
  }
}

function createButton(step: PageStep): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pager-button';
  button.setAttribute('part', `pager-button pager-${step}`);
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[step]}"/></svg>`;
  return button;
}

/**
 * Writes numbers in the language of the text around an element, as far as it is one that engines know. Its format is made
 * with the first number: Chromium reads what it knows of languages then, which was 17 of the 22 ms that a grid took to make.
 */
export class LocalNumbers {
  readonly #element: Element;
  #made: Intl.NumberFormat | undefined;

  constructor(element: Element) {
    this.#element = element;
  }

  /** The language may be another one. */
  refresh(): void {
    this.#made = undefined;
  }

  format(number: number): string {
    this.#made ??= formatFor(this.#element);
    return this.#made.format(number);
  }
}

function formatFor(element: Element): Intl.NumberFormat {
  const language = element.closest<HTMLElement>('[lang]')?.lang || undefined;
  try {
    return new Intl.NumberFormat(language);
  } catch {
    return new Intl.NumberFormat();
  }
}

/** Writes numbers in the language of the text around an element, as far as it is one that engines know. */
export function numberFormatFor(element: Element): Intl.NumberFormat {
  const language = element.closest<HTMLElement>('[lang]')?.lang || undefined;
  try {
    return new Intl.NumberFormat(language);
  } catch {
    return new Intl.NumberFormat();
  }
}

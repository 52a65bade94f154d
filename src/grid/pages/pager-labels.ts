/** What the pager says; numbers come written in the grid's language. */
export interface PagerLabels {
  /** Accessible name of the pager. */
  readonly pager: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  /** Stands before the field, and names it. */
  readonly page: string;
  /** Stands after the field; `pageCount` is `undefined` while the end of the list is not known. */
  readonly of: (pageCount: string | undefined) => string;
  /** Is announced when another page is shown. */
  readonly status: (page: string, pageCount: string | undefined) => string;
}

const ENGLISH: PagerLabels = {
  pager: 'Pages',
  first: 'First page',
  previous: 'Previous page',
  next: 'Next page',
  last: 'Last page',
  page: 'Page',
  of: (pageCount) => (pageCount === undefined ? '' : `of ${pageCount}`),
  status: (page, pageCount) => (pageCount === undefined ? `Page ${page}` : `Page ${page} of ${pageCount}`),
};

/** Labels as declared; those that are left out are English. */
export function readPagerLabels(declared: unknown): PagerLabels {
  const labels = (typeof declared === 'object' && declared !== null ? declared : {}) as Record<string, unknown>;
  const given = Object.entries(ENGLISH).map(([name, english]) => {
    return [name, typeof labels[name] === typeof english ? labels[name] : english];
  });
  return Object.fromEntries(given) as PagerLabels;
}

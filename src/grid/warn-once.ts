const warned = new WeakMap<Element, Set<string>>();

/** Tells of a misuse of the tag, once for each element and code, with the fix; a page never breaks over it. */
export function warnOnce(element: Element, code: string, message: string): void {
  const codes = warned.get(element) ?? new Set();
  if (codes.has(code)) return;
  warned.set(element, codes.add(code));
  console.warn(`<mass-image-grid>: ${message}`, element);
}

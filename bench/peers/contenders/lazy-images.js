/**
 * One `<img loading="lazy">` per picture, nothing else: what a page is without a library. All in one piece of markup, which
 * the parser builds faster than script does.
 * https://developer.mozilla.org/docs/Web/HTML/Element/img#loading
 */
export function mount(container, { count, srcOf, cellPx }) {
  const markup = Array.from(
    { length: count },
    (_, index) =>
      `<img loading="lazy" decoding="async" alt="" width="${cellPx}" height="${cellPx}" src="${srcOf(index)}">`,
  );
  container.classList.add('scroller', 'cells');
  container.innerHTML = markup.join('');
  return { jumpTo: (index) => container.children[index].scrollIntoView({ block: 'start' }) };
}

import '../../../dist/mass-image-grid.js';

/** The element as it comes. */
export function mount(container, { count, cellPx, gapPx, srcOf, attributes }) {
  const grid = document.createElement('mass-image-grid');
  grid.className = 'scroller';
  grid.setAttribute('cell-size', cellPx);
  grid.setAttribute('gap', gapPx);
  for (const [name, value] of Object.entries(attributes)) grid.setAttribute(name, value);
  grid.items = { length: count, item: (index) => ({ src: srcOf(index), key: index }) };
  container.append(grid);
  return { jumpTo: (index) => grid.scrollToIndex(index, { block: 'start' }), grid };
}

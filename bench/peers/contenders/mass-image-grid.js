import '../../../dist/mass-image-grid.js';

/** The element as it comes. */
export function mount(container, options) {
  return mountGrid(container, options, (index) => ({ src: options.srcOf(index), key: index }));
}

/** The same with items of any kind. */
export function mountGrid(container, { count, cellPx, gapPx, attributes }, item) {
  const grid = document.createElement('mass-image-grid');
  grid.className = 'scroller';
  grid.setAttribute('cell-size', cellPx);
  grid.setAttribute('gap', gapPx);
  for (const [name, value] of Object.entries(attributes)) grid.setAttribute(name, value);
  grid.items = { length: count, item };
  container.append(grid);
  return { jumpTo: (index) => grid.scrollToIndex(index, { block: 'start' }), grid };
}

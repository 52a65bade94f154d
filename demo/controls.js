const count = new Intl.NumberFormat('en');

/**
 * Connects the header's form and position line to the grid.
 * @param {import('../src/index.js').MassImageGrid} grid
 */
export function connectControls(grid) {
  const form = document.querySelector('#controls');
  const position = document.querySelector('#position');

  form.elements.namedItem('size').addEventListener('input', (event) => {
    grid.setAttribute('cell-size', event.target.value);
  });
  form.elements.namedItem('fit').addEventListener('change', (event) => {
    grid.setAttribute('fit', event.target.value);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const number = Number(new FormData(form).get('number'));
    const index = Math.min(number, grid.stats.items) - 1;
    grid.scrollToIndex(index, { block: 'center', behavior: 'auto' });
  });

  grid.addEventListener('range-change', (event) => {
    const first = count.format(event.visible.start + 1);
    position.textContent = `item ${first} of ${count.format(grid.stats.items)}`;
  });
}

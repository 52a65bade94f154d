/** A list may grow without a scroll, so the position is not told by events alone. */
const PERIOD_MS = 250;
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
  form.elements.namedItem('layout').addEventListener('change', (event) => {
    grid.setAttribute('layout', event.target.value);
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

  let first = 0;
  const showPosition = () => {
    position.textContent = `item ${count.format(first + 1)} of ${count.format(grid.stats.items)}`;
  };
  grid.addEventListener('range-change', ({ visible }) => {
    first = visible.start;
    showPosition();
  });
  setInterval(showPosition, PERIOD_MS);
}

/** A list may grow without a scroll, and scripts may set what the form shows: no event tells of either. */
const PERIOD_MS = 250;
const count = new Intl.NumberFormat('en');

/**
 * Connects the header's form and position line to the grid.
 * @param {import('../src/index.js').MassImageGrid} grid
 */
export function connectControls(grid) {
  const form = document.querySelector('#controls');
  const position = document.querySelector('#position');

  const { size, layout, fit } = form.elements;
  size.addEventListener('input', () => {
    grid.cellSize = Number(size.value);
  });
  layout.addEventListener('change', () => {
    grid.layout = layout.value;
  });
  fit.addEventListener('change', () => {
    grid.fit = fit.value;
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
  /** Nothing is written while it is the same: an open list of choices would close. */
  const follow = (field, value) => {
    if (field.value !== String(value)) field.value = value;
  };
  const showSettings = () => {
    follow(size, grid.cellSize);
    follow(layout, grid.layout);
    follow(fit, grid.fit);
  };
  setInterval(() => {
    showPosition();
    showSettings();
  }, PERIOD_MS);
}

const PERIOD_MS = 250;
const count = new Intl.NumberFormat('en');
const megabytes = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/**
 * Shows what the grid holds and does. Read on a timer, because figures that change every frame cannot be read.
 * @param {import('../src/index.js').MassImageGrid} grid
 */
export function connectFigures(grid) {
  const footer = document.querySelector('#figures');
  const update = () => {
    footer.replaceChildren(...describe(grid).map(asText));
  };
  setInterval(update, PERIOD_MS);
  update();
}

function describe(grid) {
  const { items, visible, bitmaps, requests, workers } = grid.stats;
  return [
    `${count.format(items)} items`,
    `${count.format(visible.painted)} of ${count.format(visible.cells)} in view painted`,
    `${count.format(bitmaps.created)} bitmaps made, ${count.format(bitmaps.held)} held, ${megabytes.format(bitmaps.bytes / 1e6)} MB`,
    `${count.format(requests.running)} requests running, ${count.format(requests.queued)} queued`,
    `${count.format(requests.aborted)} aborted, ${count.format(requests.failed)} failed`,
    `workers: ${count.format(workers.alive)}`,
  ];
}

function asText(text) {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

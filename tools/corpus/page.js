// In the page: shows some files in a grid, then the same files at the same places in plain <img> elements.
import '/grid.js';
import '/src/decoders/heic.js';
import '/src/decoders/jxl.js';
import '/src/decoders/tiff.js';

const CELL = 256;
const COLUMNS = 6;
/** An `<img>` is decoded again when its size changes: of a giant one that takes half a minute. */
const MAX_SNAPPED_PIXELS = 50e6;

/** Two tones, so that what is transparent is told from any one colour; neither tone is likely in a picture. */
document.documentElement.style.background = 'repeating-conic-gradient(#dfe8d6 0 25%, #23304a 0 50%) 0 0 / 16px 16px';
document.body.style.margin = '0';

/** @type {HTMLElement & Record<string, any>} */
let grid;
let layer;
let places = [];

/** Shows the files, and tells what became of each. */
async function show(urls) {
  grid = document.createElement('mass-image-grid');
  Object.assign(grid, { cellSize: CELL, gap: 0, fit: 'contain', overscan: 0, label: 'Corpus', items: urls });
  grid.style.cssText = `position:absolute;inset:0 auto auto 0;inline-size:100vw;block-size:100vh;
    --mass-image-grid-placeholder:transparent;--mass-image-grid-error:transparent`;
  const errors = new Map();
  grid.addEventListener('item-error', ({ index, cause: { name, message } }) => errors.set(index, { name, message }));
  const start = performance.now();
  document.body.append(grid);
  const times = [];
  let peakBytes = 0;
  await frames(() => {
    peakBytes = Math.max(peakBytes, grid.stats.bitmaps.bytes);
    cells().forEach((cell, index) => {
      if (!isWaiting(cell)) times[index] ??= Math.round(performance.now() - start);
    });
    return isFinal(urls.length);
  }, 10);
  await Promise.all(cells().map(decodeImage));
  await frames(() => true, 2);
  places = cells().map((cell) => cell.getBoundingClientRect().toJSON());
  const outcomes = cells().map((cell, index) => ({ ...outcomeOf(cell, errors.get(index)), timeMs: times[index] }));
  return { outcomes, places, peakBytes };
}

/** Takes the grid away, and tells whether it left nothing open. */
function release() {
  grid.remove();
  return frames(() => grid.stats.workers.alive === 0 && grid.stats.bitmaps.held === 0, 1, 5_000);
}

/** Draws the same files as `<img>` does: where engines put a fitted picture, or on whole device pixels. */
async function reference(urls, layoutUnits) {
  layer = document.createElement('div');
  document.body.append(layer);
  const shown = await Promise.all(urls.map((url, index) => drawImage(url, index, layoutUnits)));
  await drawn();
  return shown;
}

/** Other `<img>` elements in place of some, from addresses that no cache knows. */
async function retake(images, layoutUnits) {
  for (const { index } of images) layer.querySelector(`[data-index="${index}"]`)?.remove();
  const shown = await Promise.all(images.map(({ url, index }) => drawImage(url, index, layoutUnits)));
  await drawn();
  return shown;
}

/** Engines may raster what they have decoded some frames later. */
function drawn() {
  return frames(() => true, 4);
}

function clear() {
  for (const image of layer?.children ?? []) image.removeAttribute('src');
  layer?.remove();
}

async function drawImage(url, index, layoutUnits) {
  const { x, y, width, height } = places[index];
  const image = new Image();
  image.dataset.index = index;
  image.alt = '';
  image.decoding = 'sync';
  image.style.cssText = `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px;object-fit:contain`;
  const isLoaded = new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
  image.src = url;
  layer.append(image);
  const hasLoaded = await isLoaded;
  const isDecoded = await image.decode().then(
    () => true,
    () => false,
  );
  if (!hasLoaded) image.remove();
  const pixels = image.naturalWidth * image.naturalHeight;
  const isRaster = pixels > 0 && !new URL(url, location.href).pathname.endsWith('.svg');
  if (layoutUnits && isRaster && pixels < MAX_SNAPPED_PIXELS) snapToPixels(image, { x, y, width, height }, layoutUnits);
  return { isLoaded: hasLoaded, isDecoded, width: image.naturalWidth, height: image.naturalHeight };
}

function snapToPixels(image, { x, y, width, height }, layoutUnits) {
  const { naturalWidth, naturalHeight, style } = image;
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  const [left, right] = snappedEdges(x, width, Math.floor(naturalWidth * scale * layoutUnits) / layoutUnits);
  const [top, bottom] = snappedEdges(y, height, Math.floor(naturalHeight * scale * layoutUnits) / layoutUnits);
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${right - left}px`;
  style.height = `${bottom - top}px`;
  style.objectFit = 'fill';
}

/**
 * Edges of what lies in the middle, laid out in parts of a px first, then on device pixels. Without the parts 129.008 px
 * in 256 become 130, one row of a chequered picture twice: an error of 21.
 */
function snappedEdges(start, cell, laidOut) {
  const near = Math.round(start + (cell - laidOut) / 2);
  return [near, Math.max(near + 1, Math.round(start + (cell + laidOut) / 2))];
}

function cells() {
  return [...grid.shadowRoot.querySelectorAll('.row:not(.idle) [role=gridcell]:not([hidden])')].sort(
    (a, b) => positionOf(a) - positionOf(b),
  );
}

function positionOf(cell) {
  return Number(cell.parentElement.ariaRowIndex) * COLUMNS + Number(cell.ariaColIndex);
}

/** Images that stand in for the worker are loaded by then, not yet decoded. Of damaged ones Firefox may never tell. */
function decodeImage(cell) {
  const decoded = cell.querySelector('img')?.decode();
  return decoded && Promise.race([decoded.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 2_000))]);
}

const isWaiting = (cell) => cell.part.contains('placeholder');

function isFinal(count) {
  const { queued, running } = grid.stats.requests;
  const shown = cells();
  const isStale = grid.shadowRoot.querySelector('.row:not(.idle) canvas.stale');
  return shown.length === count && queued + running === 0 && !isStale && !shown.some(isWaiting);
}

function outcomeOf(cell, error) {
  if (cell.part.contains('error')) return { state: 'error', ...error };
  return { state: cell.querySelector('img') ? 'rescued' : 'painted' };
}

/** Resolves with true once the condition has held for so many frames in a row, with false after the time limit. */
function frames(condition, count, limitMs = Number.POSITIVE_INFINITY) {
  const deadline = performance.now() + limitMs;
  return new Promise((resolve) => {
    let held = 0;
    requestAnimationFrame(function check() {
      held = condition() ? held + 1 : 0;
      if (held >= count || performance.now() > deadline) resolve(held >= count);
      else requestAnimationFrame(check);
    });
  });
}

globalThis.corpus = { show, release, reference, retake, drawn, clear };

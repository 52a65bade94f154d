import '../src/index.ts';
import '../src/monitor.ts';
import { REMEDIES } from './remedies.js';

const SCROLL_STEP_PX = 60;
const naive = document.querySelector('#naive');
// It is scrolled by keys, too.
naive.tabIndex = 0;
let grid = document.querySelector('mass-image-grid');
let step = 0;
/** Told to the server in the addresses of pictures that it counts. */
let visit = '';
let isScrolling = false;

const count = new Intl.NumberFormat('en');
/** Of 2^20 bytes, as in `memory-budget`. */
const megabytes = (bytes) => `${count.format(Math.round((bytes / 2 ** 20) * 10) / 10)} MB`;

function show(index) {
  step = (index + REMEDIES.length) % REMEDIES.length;
  const { title, text, code, attributes, items, naiveCount, naiveSource } = REMEDIES[step];
  visit = Math.random().toString(36).slice(2);
  document.querySelector('#title').textContent = `${step + 1}. ${title}`;
  document.querySelector('#text').textContent = text;
  document.querySelector('#code').textContent = code;
  location.replace(`#${step + 1}`);
  for (const [i, button] of [...document.querySelectorAll('#steps button')].entries()) {
    button.ariaCurrent = i === step ? 'step' : null;
  }
  document.querySelector('mass-image-grid-monitor').hidden = !REMEDIES[step].isMonitored;
  document.querySelector('#more').hidden = !REMEDIES[step].isCounted;
  isScrolling = false;
  showGrid(attributes, items(`grid-${visit}`));
  showNaive(naiveCount, attributes['cell-size'] ?? 96, (index) => naiveSource(index, `naive-${visit}`));
}

/** A fresh element for each remedy: its figures begin at nothing. */
function showGrid(attributes, items) {
  const fresh = document.createElement('mass-image-grid');
  const common = { 'cell-size': '96', gap: '4', label: 'Items of this remedy' };
  for (const [name, value] of Object.entries({ ...common, ...attributes })) fresh.setAttribute(name, value);
  fresh.items = items;
  grid.replaceWith(fresh);
  grid = fresh;
}

function showNaive(length, size, sourceOf) {
  for (const image of naive.querySelectorAll('img')) image.removeAttribute('src');
  const images = Array.from({ length }, (_, index) => {
    const image = new Image(size, size);
    image.alt = `Item ${index + 1}`;
    image.src = sourceOf(index);
    return image;
  });
  naive.replaceChildren(...images);
  naive.scrollTop = 0;
}

/** An engine keeps four bytes for each pixel of what it has decoded; no page is told of how much of it. */
async function naiveFigures({ naiveFigure, isCounted }) {
  const images = [...naive.querySelectorAll('img')];
  const loaded = images.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  const bytes = loaded.reduce((sum, { naturalWidth, naturalHeight }) => sum + 4 * naturalWidth * naturalHeight, 0);
  return [
    isCounted ? await countRequests('naive') : naiveFigure(images, naive),
    `${count.format(images.length)} items, as many elements`,
    `${count.format(loaded.length)} of ${count.format(images.length)} pictures there`,
    `up to ${megabytes(bytes)} decoded`,
  ];
}

async function gridFigures({ figure, isCounted }) {
  const { items, rows, cells, memory, requests } = grid.stats;
  return [
    isCounted ? await countRequests('grid') : figure(grid),
    `${count.format(items)} items, ${count.format(rows + cells)} elements`,
    `${count.format(requests.finished)} pictures shown, ${count.format(requests.aborted)} left out in passing`,
    `${megabytes(memory.heldBytes)} held of ${megabytes(memory.budgetBytes)} allowed`,
  ];
}

/** Only the server sees what workers ask for. */
async function countRequests(side) {
  const { requests } = await fetch(`/avatars/requests?visit=${side}-${visit}`).then((answer) => answer.json());
  return requests === 1 ? '1 request' : `${count.format(requests)} requests`;
}

async function showFigures() {
  const shown = step;
  const sides = { naive: await naiveFigures(REMEDIES[shown]), grid: await gridFigures(REMEDIES[shown]) };
  if (shown !== step) return;
  for (const [side, [own, ...lines]] of Object.entries(sides)) {
    const strong = document.createElement('b');
    strong.textContent = own;
    document.querySelector(`#${side}-figures`).replaceChildren(strong, `\n${lines.join('\n')}`);
  }
}

function scroll() {
  if (!isScrolling) return;
  naive.scrollBy(0, SCROLL_STEP_PX);
  grid.scrollBy(0, SCROLL_STEP_PX);
  requestAnimationFrame(scroll);
}

document.querySelector('#steps').append(
  ...REMEDIES.map(({ title }, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${index + 1}. ${title}`;
    button.addEventListener('click', () => show(index));
    return button;
  }),
);
document.querySelector('#next').addEventListener('click', () => {
  show(step + 1);
  document.querySelector('#title').focus();
});
document.querySelector('#scroll').addEventListener('click', () => {
  isScrolling = !isScrolling;
  scroll();
});
show(Math.max(0, (Number.parseInt(location.hash.slice(1), 10) || 1) - 1));
setInterval(showFigures, 250);

import './mass-image-grid.js';

/** States of servers, by a hash of the index: one in nine is down. */
const stateOf = (index) => (Math.imul(index, 2654435761) >>> 0) % 9 > 0;

const SPRITE = 128;

const ITEMS = {
  text: (index) =>
    stateOf(index)
      ? { text: '✔', background: '#cfc', color: '#060' }
      : { text: '✘', background: '#fcc', color: '#900' },
  pictures: (index) => ({ src: `/status/${index}.png?${stateOf(index) ? 'up' : 'down'}`, title: `Server ${index}` }),
  sprites: (index) => ({
    sprite: { src: '/sheet.png', x: stateOf(index) ? 0 : SPRITE, y: 0, width: SPRITE, height: SPRITE },
    key: index,
  }),
};

/** Milliseconds until all that is in view is shown. */
window.show = async (kind, count) => {
  const start = performance.now();
  if (kind === 'img') await showImages(count);
  else if (kind !== 'empty') await showGrid(kind, count);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - start;
};

async function showGrid(kind, count) {
  const grid = document.createElement('mass-image-grid');
  Object.assign(grid, { cellSize: 128, gap: 4, items: { length: count, item: ITEMS[kind] } });
  const settled = new Promise((resolve) => grid.addEventListener('settled', resolve, { once: true }));
  document.body.append(grid);
  await settled;
}

/** As the desktop window had it: all of them at once. */
async function showImages(count) {
  const wall = document.createElement('div');
  wall.className = 'wall';
  const images = Array.from({ length: count }, (_, index) => {
    const image = new Image(128, 128);
    Object.assign(image, ITEMS.pictures(index));
    return image;
  });
  // More arguments than a call may have.
  for (const image of images) wall.append(image);
  document.body.append(wall);
  await Promise.all(images.map((image) => image.complete || new Promise((resolve) => (image.onload = resolve))));
}

const LOOKS = [
  { background: '#ccc' },
  { text: '✔', background: '#cfc', color: '#060' },
  { text: '✘', background: '#fcc', color: '#900' },
];

let wall;
const stateCount = LOOKS.length;

window.showLowWall = async (count) => {
  wall = document.createElement('mass-image-grid');
  const items = { length: count, item: (index) => ({ alt: `Server ${index}` }) };
  Object.assign(wall, { cellSize: 8, gap: 1, items, states: LOOKS });
  const settled = new Promise((resolve) => wall.addEventListener('settled', resolve, { once: true }));
  document.body.append(wall);
  wall.setStates(
    { start: 0, end: count },
    Uint8Array.from({ length: count }, (_, index) => (index * 7919) % stateCount),
  );
  await settled;
};

const CHANGES_PER_FRAME = 167;

/** Changes states at random among the first `count` items, in every frame. */
window.change = (count, seconds) =>
  new Promise((resolve) => {
    const end = performance.now() + seconds * 1000;
    const random = (limit) => Math.floor(Math.random() * limit);
    requestAnimationFrame(function step() {
      wall.setStates(new Map(Array.from({ length: CHANGES_PER_FRAME }, () => [random(count), random(stateCount)])));
      if (performance.now() < end) requestAnimationFrame(step);
      else resolve();
    });
  });

/** Frames per second of the page until the function that it answers is called. */
window.countFrames = () => {
  const times = [];
  let isOver = false;
  requestAnimationFrame(function count(time) {
    times.push(time);
    if (!isOver) requestAnimationFrame(count);
  });
  window.framesPerSecond = () => {
    isOver = true;
    return ((times.length - 1) * 1000) / (times.at(-1) - times[0]);
  };
};

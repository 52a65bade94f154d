import './mass-image-grid.js';

const longTasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask' });

let grid;

const settled = () => new Promise((resolve) => grid.addEventListener('settled', resolve, { once: true }));

/** Sides between 2:3 and 3:2, by a hash of the index. */
function itemAt(index) {
  const hash = Math.imul(index ^ (index >>> 15), 0x2c1b3c6d) >>> 0;
  return { src: `/picture/${index % 48}.jpg`, key: index, width: 200 + (hash % 101), height: 300 - (hash % 101) };
}

/** Milliseconds until the element is laid out, and until everything in view is painted. */
window.mount = async (length, layout) => {
  const start = performance.now();
  grid = document.createElement('mass-image-grid');
  grid.style.cssText = 'block-size: 100%; inline-size: 100%';
  if (layout !== 'uniform') grid.setAttribute('layout', layout);
  grid.items = { length, item: itemAt };
  const painted = settled();
  document.body.append(grid);
  await grid.updateComplete;
  const mountMs = performance.now() - start;
  await painted;
  return { mountMs, firstScreenMs: performance.now() - start };
};

window.jumpToEnd = async () => {
  const last = grid.stats.items - 1;
  const start = performance.now();
  const painted = settled();
  grid.scrollToIndex(last);
  await painted;
  const ms = performance.now() - start;
  const isAtEnd = Math.abs(grid.maxScrollOffset - grid.scrollOffset) < 0.5;
  const { right, bottom } = grid.getBoundingClientRect();
  const row = Array.from({ length: right }, (_, x) => grid.indexAtPoint(x, bottom - 8));
  if (!isAtEnd || !row.includes(last)) throw new Error(`item ${last} was not reached`);
  return ms;
};

let frames = [];

/** Counts frames and how far the content moves, until `wheelResult()`. */
window.watchWheel = () => {
  const watch = { times: [], from: grid.scrollOffset, isOver: false };
  frames = watch;
  requestAnimationFrame(function count(time) {
    watch.times.push(time);
    if (!watch.isOver) requestAnimationFrame(count);
  });
};

window.wheelResult = () => {
  frames.isOver = true;
  const gaps = frames.times.slice(1).map((time, i) => time - frames.times[i]);
  gaps.sort((a, b) => a - b);
  return { frameMs: gaps[Math.floor(gaps.length * 0.95)], movedPx: Math.round(frames.from - grid.scrollOffset) };
};

window.longestTask = () => Math.max(0, ...longTasks);

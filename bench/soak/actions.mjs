import { setTimeout as delay } from 'node:timers/promises';
import { VIEWPORT } from '../peers/geometry.mjs';

const SCROLL_SECONDS = 3;
const HIDDEN_MS = 2000;
const LOOK_MS = 700;
const CELL_SIZES = [64, 96, 128, 200, 320];

/**
 * What people and pages do to a grid, for hours on end. Each takes the page, its workers and a source of seeded randomness.
 * @typedef {{ page: import('../support/devtools-pipe.mjs').Page, workers: import('../support/worker-sessions.mjs').WorkerSessions,
 *   random: () => number, count: number }} Scene
 * @type {Record<string, { weight: number, act: (scene: Scene) => Promise<unknown> }>}
 */
export const ACTIONS = {
  scroll: { weight: 6, act: ({ page, random }) => wheel(page, 300 * 2 ** (random() * 6), random() < 0.5 ? -1 : 1) },
  jump: { weight: 3, act: ({ page, random }) => jumpTo(page, random()) },
  zoom: { weight: 1, act: ({ page, random }) => onGrid(page, `cellSize = ${oneOf(CELL_SIZES, random)}`) },
  hide: { weight: 1, act: ({ page }) => hideForAWhile(page) },
  detach: { weight: 1, act: ({ page }) => detachForAWhile(page) },
  replace: { weight: 1, act: ({ page, random, count }) => replaceItems(page, Math.ceil(random() * count)) },
  killWorker: { weight: 0.5, act: ({ workers, random }) => workers.kill(Math.floor(random() * workers.size)) },
};

/** One action at random, by weight. @param {Scene} scene @returns {Promise<string>} Its name, when it is done. */
export async function actAtRandom(scene) {
  const name = nameAtRandom(scene.random);
  await ACTIONS[name].act(scene);
  await delay(LOOK_MS);
  return name;
}

function nameAtRandom(random) {
  const entries = Object.entries(ACTIONS);
  let left = random() * entries.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [name, { weight }] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries[0][0];
}

function wheel(page, speed, direction) {
  return page.send('Input.synthesizeScrollGesture', {
    x: VIEWPORT.width / 2,
    y: VIEWPORT.height / 2,
    yDistance: Math.round(-direction * speed * SCROLL_SECONDS),
    speed: Math.round(speed),
    gestureSourceType: 'mouse',
  });
}

/** @param {number} share Of the items that there are at the time. */
function jumpTo(page, share) {
  return onGrid(page, `scrollToIndex(Math.floor(${share} * contender.grid.stats.items))`);
}

async function hideForAWhile(page) {
  await onGrid(page, "style.visibility = 'hidden'");
  await onGrid(page, "style.display = 'none'");
  await delay(HIDDEN_MS);
  await onGrid(page, "style.cssText = ''");
}

async function detachForAWhile(page) {
  await page.evaluate('void contender.grid.remove()');
  await delay(HIDDEN_MS);
  await page.evaluate("void document.querySelector('#container').append(contender.grid)");
}

function replaceItems(page, length) {
  return onGrid(
    page,
    `items = { length: ${length}, item: (index) => ({ src: '/pictures/' + index + '.jpg', key: index }) }`,
  );
}

function onGrid(page, code) {
  return page.evaluate(`void (contender.grid.${code})`);
}

function oneOf(values, random) {
  return values[Math.floor(random() * values.length)];
}

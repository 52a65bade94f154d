import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import sharp from 'sharp';
import { findBrowser } from '../../tools/browsers.mjs';
import { CHROMIUM_FLAGS } from '../../tools/chromium-flags.mjs';

/** What a cell may show, from coarse to fine, each in a colour of its own; the page behind it is white: nothing. */
const COLORS = { placeholder: '#f00', small: '#0f0', large: '#00f' };
const SIDES = { small: 64, large: 512 };

/** Long enough for many frames in between, also on a busy machine. */
const DELAY_MS = { small: 400, large: 800 };

const SMALL_CELLS = 60;
const LARGE_CELLS = 188;
const GAP = 4;
/** Other columns. */
const NARROW = 252;
const SIZE = { width: 380, height: 404 };

const PAGE = `<!doctype html><body style="margin:0;background:#fff"><script type="module">
  import './mass-image-grid.js';
  const grid = document.createElement('mass-image-grid');
  grid.style.cssText = 'inline-size:${SIZE.width}px;block-size:${SIZE.height}px;scrollbar-width:none';
  const source = (index, name, width) => ({ src: name + '.png?' + index, width });
  const item = (index) => ({
    src: 'large.png?' + index,
    sources: [source(index, 'small', ${SIDES.small}), source(index, 'large', ${SIDES.large})],
    placeholder: '${COLORS.placeholder}',
  });
  Object.assign(grid, { items: { length: 1e4, item }, cellSize: ${SMALL_CELLS}, gap: ${GAP} });
  document.body.append(grid);
</script>`;

async function startServer(t) {
  const picture = (name) =>
    sharp({ create: { width: SIDES[name], height: SIDES[name], channels: 3, background: COLORS[name] } })
      .png()
      .toBuffer();
  const pictures = { small: await picture('small'), large: await picture('large') };
  const server = createServer(async ({ url }, response) => {
    const name = /^\/(small|large)\.png/.exec(url)?.[1];
    if (name) {
      response.setHeader('content-type', 'image/png');
      await delay(DELAY_MS[name]);
      response.end(pictures[name]);
    } else if (url === '/mass-image-grid.js') {
      response.setHeader('content-type', 'text/javascript');
      createReadStream('dist/mass-image-grid.js').pipe(response);
    } else response.setHeader('content-type', 'text/html').end(PAGE);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What was on screen at points, frame by frame as the compositor put it out. */
class Film {
  #frames = [];
  /** The last frame that was looked at. */
  #seen = [];
  #session;

  static async start(page) {
    const film = new Film();
    film.#session = await page.createCDPSession();
    film.#session.on('Page.screencastFrame', ({ data, sessionId }) => {
      film.#frames.push(Buffer.from(data, 'base64'));
      film.#session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    });
    await film.#session.send('Page.startScreencast', { format: 'png' });
    return film;
  }

  /**
   * Waits until the screen shows these points in these stages.
   * @param {readonly { points: readonly Point[], stage: string }[]} wanted
   * @returns Stages that the first of these points were seen in from the end of the last call on, without repetitions
   */
  async until(...wanted) {
    const deadlineMs = Date.now() + 20_000;
    const seen = this.#seen.splice(0);
    const isReached = (frame) =>
      wanted.every(({ points, stage }) => points.every((point) => stageAt(frame, point) === stage));
    while (!isReached(seen.at(-1))) {
      assert.ok(Date.now() < deadlineMs, `not all of it shows what is ${wanted[0].stage}`);
      const frame = this.#frames.shift();
      if (frame) seen.push(await sharp(frame).removeAlpha().raw().toBuffer({ resolveWithObject: true }));
      else await delay(10);
    }
    this.#seen = seen.slice(-1);
    return wanted[0].points.map((point) =>
      seen.map((frame) => stageAt(frame, point)).filter((one, place, all) => one !== all[place - 1]),
    );
  }
}

function stageAt(frame, { x, y }) {
  return frame && stageOf(frame.data.subarray(3 * (y * frame.info.width + x)));
}

function stageOf([red, green]) {
  if (red > 128 && green > 128) return 'nothing';
  return red > 128 ? 'placeholder' : green > 128 ? 'small' : 'large';
}

/** Points well inside of cells of each of these sizes. */
function pointsInCells(...sizes) {
  const isInside = (position) =>
    sizes.every((size) => {
      const place = position % (size + GAP);
      return place > 8 && place < size - 8;
    });
  const positions = Array.from({ length: SIZE.width / 10 }, (_, place) => 10 * place + 5).filter(isInside);
  return positions.flatMap((y) => positions.map((x) => ({ x, y })));
}

const isInFirstCell = ({ x, y }) => x < SMALL_CELLS && y < SMALL_CELLS;

const change = (properties) => Object.assign(document.querySelector('mass-image-grid'), properties);
const resize = (width) => {
  document.querySelector('mass-image-grid').style.inlineSize = `${width}px`;
};

const executablePath = findBrowser('chromium');

test('cells go from coarse to fine on screen, frame by frame, and never back', { skip: !executablePath }, async (t) => {
  const url = await startServer(t);
  const browser = await puppeteer.launch({ executablePath, args: CHROMIUM_FLAGS });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setViewport(SIZE);
  const film = await Film.start(page);
  const all = pointsInCells(SMALL_CELLS);
  await page.goto(url);
  for (const stages of await film.until({ points: all, stage: 'small' }))
    assert.deepEqual(stages.slice(-2), ['placeholder', 'small']);
  await t.test('nor when they come to stand in other rows', async () => {
    const [points, beyond] = [all.filter(({ x }) => x < NARROW), all.filter(({ x }) => x > NARROW)];
    await page.evaluate(resize, NARROW);
    const seen = await film.until({ points, stage: 'small' }, { points: beyond, stage: 'nothing' });
    assert.deepEqual(new Set(seen.map(String)), new Set(['small']));
    await page.evaluate(resize, SIZE.width);
    await film.until({ points: all, stage: 'small' });
  });
  await t.test('nor when they become larger: what is decoded is shown before what is fetched', async () => {
    const points = pointsInCells(SMALL_CELLS, LARGE_CELLS).filter(isInFirstCell);
    await page.evaluate(change, { cellSize: LARGE_CELLS });
    const seen = await film.until({ points, stage: 'large' });
    assert.deepEqual(new Set(seen.map(String)), new Set(['small,large']));
  });
  await t.test('nor when they become smaller', async () => {
    const points = pointsInCells(SMALL_CELLS, LARGE_CELLS).filter(isInFirstCell);
    const gap = [{ x: SMALL_CELLS + GAP / 2, y: SMALL_CELLS / 2 }];
    await page.evaluate(change, { cellSize: SMALL_CELLS });
    const seen = await film.until({ points, stage: 'small' }, { points: gap, stage: 'nothing' });
    assert.deepEqual(new Set(seen.map(String)), new Set(['large,small']));
  });
});

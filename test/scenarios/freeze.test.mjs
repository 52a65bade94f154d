import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../tools/browsers.mjs';
import { CHROMIUM_FLAGS } from '../../tools/chromium-flags.mjs';

const PAGE = `<!doctype html><body style="margin:0"><script type="module">
  import './mass-image-grid.js';
  const grid = document.createElement('mass-image-grid');
  grid.style.cssText = 'inline-size: 800px; block-size: 600px';
  grid.items = { length: 1e4, item: (index) => ({ src: 'picture.png?' + index, key: index }) };
  document.body.append(grid);
</script>`;
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function startServer(t) {
  const server = createServer((request, response) => {
    const [path] = request.url.split('?');
    const type = { '/': 'text/html', '/picture.png': 'image/png' }[path];
    response.setHeader('content-type', type ?? 'text/javascript');
    if (path === '/mass-image-grid.js') createReadStream('dist/mass-image-grid.js').pipe(response);
    else response.end({ '/': PAGE, '/picture.png': PICTURE }[path]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** True once all is painted, and as many pictures are decoded as that takes, or none. */
const isAtRest = (hasDecoded) => {
  const { requests, cells, memory } = document.querySelector('mass-image-grid').stats;
  return cells > 0 && requests.queued + requests.running === 0 && memory.held.decoded > 0 === hasDecoded;
};

/** Notes what is given up, after the grid has heard of it. */
const listen = () => {
  const { memory } = document.querySelector('mass-image-grid').stats;
  window.steps = [memory.steps];
  document.addEventListener('freeze', () => {
    window.steps.push(document.querySelector('mass-image-grid').stats.memory.steps);
  });
};

const executablePath = findBrowser('chromium');

test('a page that Chromium freezes drops what is decoded, and decodes again once it is back', {
  skip: !executablePath,
}, async (t) => {
  const url = await startServer(t);
  const browser = await puppeteer.launch({ executablePath, args: CHROMIUM_FLAGS });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const polling = { polling: 50 };
  await page.goto(url);
  await page.waitForFunction(isAtRest, polling, true);
  await page.evaluate(listen);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await page.waitForFunction(isAtRest, polling, false);
  assert.deepEqual(await page.evaluate('steps'), [[], ['no-decoded-cache']]);
  // It was hidden for it: it is shown again once another has been.
  await (await browser.newPage()).bringToFront();
  await page.bringToFront();
  await page.waitForFunction(() => document.querySelector('mass-image-grid').stats.memory.steps.length === 0, polling);
  await page.evaluate(() => document.querySelector('mass-image-grid').scrollToIndex(5000));
  await page.waitForFunction(isAtRest, polling, true);
});

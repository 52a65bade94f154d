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
  grid.items = { length: 1e8, item: (index) => ({ src: 'picture.svg?' + index, alt: String(index), key: index }) };
  document.body.append(grid);
  addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });
</script>`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

async function startServer(t) {
  const server = createServer((request, response) => {
    const [path] = request.url.split('?');
    const type = { '/': 'text/html', '/elsewhere': 'text/html', '/picture.svg': 'image/svg+xml' }[path];
    response.setHeader('content-type', type ?? 'text/javascript');
    if (path === '/mass-image-grid.js') createReadStream('dist/mass-image-grid.js').pipe(response);
    else response.end({ '/': PAGE, '/elsewhere': '<title>elsewhere</title>', '/picture.svg': PICTURE }[path]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What a user sees of the grid: where it is, and which items its cells name. */
const state = () => {
  const grid = document.querySelector('mass-image-grid');
  const names = [...grid.shadowRoot.querySelectorAll('.row:not(.idle) [role=gridcell]')].map((cell) => cell.ariaLabel);
  return { offset: grid.scrollOffset, names: names.sort(), workers: grid.stats.workers.alive };
};

const LAUNCH = {
  chromium: { args: CHROMIUM_FLAGS },
  firefox: { browser: 'firefox' },
};

for (const [engine, options] of Object.entries(LAUNCH)) {
  const executablePath = findBrowser(engine);
  const name = `comes back from the back/forward cache of ${engine} at its place, and goes on`;
  test(name, { skip: !executablePath }, async (t) => {
    const url = await startServer(t);
    const browser = await puppeteer.launch({ executablePath, ...options });
    t.after(() => browser.close());
    const page = await browser.newPage();
    await page.goto(url);
    await settled(page);
    await page.evaluate(() => document.querySelector('mass-image-grid').scrollToIndex(50_000_000));
    await settled(page);
    const before = await page.evaluate(state);
    await page.goto(`${url}elsewhere`);
    // Not page.goBack(), which in Firefox waits for a load that does not come.
    await page.evaluate(() => history.back()).catch(() => {});
    await page.waitForFunction(() => window.persisted === true);
    await settled(page);
    assert.deepEqual(await page.evaluate(state), before);
    await page.mouse.move(400, 300);
    await page.mouse.wheel({ deltaY: 500 });
    await page.waitForFunction(hasMoved, {}, before.offset + 500);
  });
}

const settled = (page) => page.waitForFunction(isSettled);

const isSettled = () => {
  const { cells, requests } = document.querySelector('mass-image-grid').stats;
  return cells > 0 && requests.queued + requests.running === 0;
};

const hasMoved = (offset) => Math.abs(document.querySelector('mass-image-grid').scrollOffset - offset) <= 1;

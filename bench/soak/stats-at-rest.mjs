import { setTimeout as delay } from 'node:timers/promises';

const SETTLE_LIMIT_MS = 15_000;

/** `grid.stats` once no request runs or waits, or after a while. @param {import('../support/devtools-pipe.mjs').Page} page */
export async function statsAtRest(page) {
  const endMs = Date.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const stats = await page.evaluate('contender.grid.stats');
    if (stats.requests.running + stats.requests.queued === 0 || Date.now() > endMs) return stats;
    await delay(100);
  }
}

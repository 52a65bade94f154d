import { fileURLToPath } from 'node:url';
import { installMissingPackages } from '../../tools/install-packages.mjs';
import { bundlePage } from './bundle.mjs';
import { isOurs } from './contenders.mjs';
import { pageMarkup } from './page-markup.mjs';
import { loadPictures, loadThumbnails } from './pictures.mjs';
import { startServer } from './server.mjs';

/**
 * Serves a page for each of them, at `/<id>/?count=<items>`.
 * @param {import('./contenders.mjs').Contender[]} contenders @param {{ latencyMs?: number }} [options] As of `startServer()`.
 */
export async function startContenderServer(contenders, { latencyMs = 0 } = {}) {
  // Our own page needs none of the peers.
  if (!contenders.every(isOurs)) await installMissingPackages(fileURLToPath(new URL('.', import.meta.url)));
  const scripts = await Promise.all(contenders.map(async ({ id, module }) => [id, await bundlePage(module)]));
  const attributes = new Map(contenders.map((contender) => [contender.id, contender.attributes ?? {}]));
  return startServer({
    latencyMs,
    pictures: await loadPictures(),
    thumbnails: await loadThumbnails(),
    scripts: new Map(scripts),
    pageOf: (id, query) => pageMarkup(id, { count: Number(query.get('count')), attributes: attributes.get(id) }),
  });
}

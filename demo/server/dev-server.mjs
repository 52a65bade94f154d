import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import openBrowser from 'open';
import { devServerDecoderPlugin } from '../../tools/decoder-modules.mjs';
import { devServerWorkerPlugin } from '../../tools/worker-module.mjs';
import { avatarRoutes } from './avatars/avatar-routes.mjs';
import { folderRoutes } from './folder/folder-routes.mjs';
import { openFolder } from './folder/open-folder.mjs';
import { hostGuard } from './host-guard.mjs';
import { listen } from './listen.mjs';
import { PhotoPool } from './photos/photo-pool.mjs';
import { photoRoutes } from './photos/photo-routes.mjs';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {import('./options.mjs').DemoOptions} options
 * @returns {Promise<{url: string, pool?: PhotoPool, close: () => Promise<void>}>}
 */
export async function startDemo({ folder, host, port, open }) {
  const root = folder && (await openFolder(folder));
  const pool = root ? undefined : new PhotoPool();
  const pictures = root ? [folderRoutes(root)] : [photoRoutes(pool), avatarRoutes()];
  const dev = await startServing([hostGuard(host), homeRoute(root), ...pictures]);
  const server = createServer(dev.koaApp.callback());
  const url = await listen(server, { host, port });
  if (open) await openBrowser(url);
  return { url, pool, close: () => close(server, dev, pool) };
}

/** Middleware mode, because @web/dev-server's own listener takes 127.0.0.1 to mean every network the machine is on. */
function startServing(middleware) {
  return startDevServer({
    config: {
      rootDir,
      middlewareMode: true,
      nodeResolve: { exportConditions: ['production'] },
      injectWebSocket: false,
      // A file that is served just before the end is watched after it: that must not keep the process alive.
      chokidarOptions: { persistent: false },
      middleware,
      plugins: [
        devServerWorkerPlugin(),
        devServerDecoderPlugin(),
        // Not made older for a browser that the server does not know by its name: that fails for scripts in pages.
        esbuildPlugin({ ts: true, target: 'esnext', tsconfig: path.join(rootDir, 'tsconfig.json') }),
      ],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    logStartMessage: false,
  });
}

/** @param {string | undefined} root @returns {import('koa').Middleware} */
function homeRoute(root) {
  const page = root ? `/demo/folder.html?name=${encodeURIComponent(path.basename(root))}` : '/demo/';
  return (ctx, next) => (ctx.path === '/' ? ctx.redirect(page) : next());
}

async function close(server, dev, pool) {
  server.close();
  server.closeAllConnections();
  await Promise.all([dev.stop(), pool?.close()]);
}

// npx wtr                                              every browser test, in every engine found
// BROWSERS=chromium npx wtr --files test/x.test.ts     one test file in one engine
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { fixtureServer } from './test/support/fixture-server.mjs';
import { ENGINES, findBrowser } from './tools/browsers.mjs';
import { CHROMIUM_FLAGS } from './tools/chromium-flags.mjs';
import { countReporter } from './tools/count-reporter.mjs';
import { devServerDecoderPlugin } from './tools/decoder-modules.mjs';
import { engineCommands } from './tools/engine-commands.mjs';
import { testBundles } from './tools/test-bundles.mjs';
import { engineTests, isLayerless } from './tools/test-run/engine-tests.mjs';
import { webkitLauncher } from './tools/webkit-launcher.mjs';
import { devServerWorkerPlugin } from './tools/worker-module.mjs';

const engines = process.env.BROWSERS?.split(',') ?? ENGINES;
const files = process.env.FILES?.split(',') ?? engineTests(engines);
const viewport = { width: 800, height: 600 };

// A context of its own puts each page in a window of its own: a page in a background tab gets no frames and no input.
const createPage = async ({ browser }) => {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(viewport);
  return page;
};

const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({
      puppeteer,
      createPage,
      launchOptions: {
        executablePath,
        args: [
          ...CHROMIUM_FLAGS,
          '--enable-precise-memory-info',
          '--js-flags=--expose-gc',
          // Without it measureUserAgentSpecificMemory() waits for a garbage collection that may take minutes to come.
          '--enable-blink-features=ForceEagerMeasureMemory',
        ],
      },
    }),
  firefox: (executablePath) =>
    chromeLauncher({ puppeteer, createPage, launchOptions: { browser: 'firefox', executablePath } }),
  webkit: (executablePath) => webkitLauncher({ executablePath, viewport, hasLayers: !files.every(isLayerless) }),
};

function launcherOf(engine) {
  const executablePath = findBrowser(engine);
  return executablePath ? [launchers[engine](executablePath)] : [];
}

/** The runner looks for a free port itself, and two that start together take the same. */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  port: await freePort(),
  files,
  browsers: engines.flatMap(launcherOf),
  // One page at a time: tests measure frames and memory, and two cores are soon full.
  concurrentBrowsers: 1,
  concurrency: 1,
  nodeResolve: { exportConditions: ['development'] },
  browserStartTimeout: 60_000,
  // `npm run fuzz` goes on for as long as it is told, and so does LONG_RUN.
  testsFinishTimeout: process.env.FUZZ_CASES || process.env.LONG_RUN ? 3_600_000 : 120_000,
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  plugins: [
    devServerWorkerPlugin(),
    devServerDecoderPlugin(),
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    engineCommands(),
  ],
  middleware: [testBundles(files), fixtureServer()],
  // Lit's development build is wanted for its warnings, not for saying in every test file that it is one.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY ?? false }), countReporter()],
};

// node bench/layout.mjs            longest slices and bytes of laying out ten million items, in node
// node bench/layout.mjs chromium   the same on the main thread of a page
import { build } from 'esbuild';
import { findBrowser } from '../tools/browsers.mjs';
import { CHROMIUM_FLAGS } from '../tools/chromium-flags.mjs';

const COUNT = 10_000_000;
/** Every run does the same: what a slice takes in its quickest one is its own, the rest is the machine's other work. */
const RUNS = 4;
const SCENARIOS = [
  ['justified', true],
  ['justified', false],
  ['masonry', true],
];

const { outputFiles } = await build({
  entryPoints: ['bench/layout-workload.js'],
  bundle: true,
  format: 'esm',
  write: false,
});
const code = outputFiles[0].text;
const run = process.argv[2] === 'chromium' ? await inChromium() : await inNode();
for (const [name, areTold] of SCENARIOS) {
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await run(name, areTold));
  print(name, areTold, { ...runs.at(-1), longest: longestOf(runs.map(({ slices }) => slices)) });
}
await run.close?.();

async function inNode() {
  const { measureLayout } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return (name, areTold) => {
    globalThis.gc?.();
    const before = process.memoryUsage();
    const figures = measureLayout(name, COUNT, areTold);
    globalThis.gc?.();
    const after = process.memoryUsage();
    const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    return { ...figures, bytes: globalThis.gc ? bytes : undefined };
  };
}

async function inChromium() {
  const { launch } = await import('puppeteer-core');
  const browser = await launch({ executablePath: findBrowser('chromium'), args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  const run = (name, areTold) =>
    page.evaluate(
      async (code, ...options) => {
        const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        const { measureLayout } = await import(url);
        return measureLayout(...options);
      },
      code,
      name,
      COUNT,
      areTold,
    );
  return Object.assign(run, { close: () => browser.close() });
}

function longestOf(runs) {
  const steps = Object.entries(runs[0]);
  return Object.fromEntries(
    steps.map(([step, slices]) => {
      const quickest = slices.map((_, i) => Math.min(...runs.map((run) => run[step][i])));
      return [step, quickest.reduce((longest, ms) => Math.max(longest, ms), 0)];
    }),
  );
}

function print(name, areTold, { longest, allMs, ratioBytes, visitedBlocks, bytes }) {
  console.log(`\n${name}, ${COUNT} items, ratios ${areTold ? 'told' : 'learned'}: longest slice in ms`);
  for (const [step, ms] of Object.entries(longest)) console.log(`  ${step.padEnd(26)} ${ms.toFixed(2)}`);
  console.log(`  all blocks one by one: ${allMs.toFixed(0)} ms; blocks read before that: ${visitedBlocks}`);
  console.log(
    `  ratios: ${(ratioBytes / COUNT).toFixed(3)} bytes per item${bytes ? `; all: ${(bytes / COUNT).toFixed(2)}` : ''}`,
  );
}

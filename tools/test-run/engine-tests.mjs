import path from 'node:path';
import { isPureTest } from './pure-tests.mjs';
import { testFilesIn } from './test-files.mjs';

// What is the same in every engine is tested in one: what is tested with a time and a worker of its own; sources, which
// only fetch; decoders, which bring their own code; schedules and pages, which are waited for; what is counted, and where
// items, sections and rows come to stand, where another file shows that an engine scrolls, focuses and paints it so. Pure
// code runs in Node.
const NEUTRAL_ENGINE = 'chromium';
const NEUTRAL_ROOMS = [
  ...['controllers', 'decoders', 'grid', 'monitor', 'painting', 'sources'],
  ...['memory', 'plug-in', 'preview', 'sniff', 'svg'].map((room) => `workers/${room}`),
];
const NEUTRAL_SCENARIOS = [
  'anchoring-by-key',
  'axe',
  'bounds',
  'deadly-pictures',
  'demo',
  'faults',
  'low-rows',
  'memory',
  'memory-at-random',
  'memory-pressure',
  'pages',
  'paging',
  'position',
  'retries',
  'section-layout',
  'set-up',
  'states',
  'tooltip-content',
  'uneven-layouts',
];

// What is told by elements, focus and keys alone is the same whether or not WebKit puts layers together: without that
// it paints straight into its window, at half of the processor time where no GPU does it. Whatever reads the screen,
// scrolls or clicks for its own sake is run as users have it.
const LAYERLESS_SCENARIOS = ['focus', 'keyboard'];

/** @param {string} file Whether WebKit need not put layers together for it. */
export function isLayerless(file) {
  return LAYERLESS_SCENARIOS.includes(path.basename(file, '.test.ts')) && path.dirname(file).endsWith('scenarios');
}

/**
 * @param {readonly string[]} engines
 * @returns {string[]} The test files that run in these engines where no files are named, in order.
 */
export function engineTests(engines) {
  const isForAll = engines.includes(NEUTRAL_ENGINE);
  return testFilesIn('test', '.test.ts')
    .filter((file) => !isPureTest(file) && (isForAll || !isNeutralTest(file)))
    .sort();
}

/** @param {string} file */
function isNeutralTest(file) {
  const name = file.split(path.sep).slice(1).join('/');
  return (
    NEUTRAL_ROOMS.some((room) => name.startsWith(`${room}/`)) ||
    NEUTRAL_SCENARIOS.some((scenario) => name === `scenarios/${scenario}.test.ts`)
  );
}

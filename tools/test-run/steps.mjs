import { runBrowserTests } from './browser-tests.mjs';
import { corpusStep } from './corpus-step.mjs';
import { runNodeTests } from './node-tests.mjs';
import { runScript } from './run-command.mjs';

/** @typedef {import('./node-tests.mjs').Counts} Counts */
/** @typedef {{ name: string, run: () => Promise<Counts> }} Step */

/** A gate is passed or not, whatever the number of its findings. */
const gate =
  (script, ...args) =>
  async () => {
    const isPassed = await runScript(script, args);
    return { passed: Number(isPassed), failed: Number(!isPassed) };
  };

/** The build comes before the tests, because some of them load what is published. */
const GATES = {
  types: gate('node_modules/typescript/bin/tsc', '-b'),
  lint: gate('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  architecture: gate('tools/architecture.mjs'),
  build: gate('tools/build.mjs'),
  size: gate('tools/size.mjs'),
};

/** Steps that need an engine. */
export const ENGINE_STEPS = ['browser', 'corpus'];

/**
 * @param {import('./arguments.mjs').TestRun} testRun
 * @param {import('../browsers.mjs').Engine[]} engines Those that are installed.
 * @returns {Step[]}
 */
export function stepsOf({ steps, files }, engines) {
  return steps.flatMap((name) => {
    if (name === 'node') return [{ name, run: () => runNodeTests(files) }];
    if (name === 'browser') return [{ name, run: () => runBrowserTests(engines, files) }];
    if (name === 'corpus') return corpusStep(engines);
    return [{ name, run: GATES[name] }];
  });
}

/** @param {import('../browsers.mjs').Engine} engine @returns {Step} */
export function missingEngineStep(engine) {
  return {
    name: `browser: ${engine}`,
    run: async () => {
      console.error(`${engine} is required where CI=true, and is missing`);
      return { passed: 0, failed: 1 };
    },
  };
}

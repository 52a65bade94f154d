// npm test                                                        everything, in every engine that is there
// npm test -- --engine chromium --files test/core/range.test.ts   some files in one engine
// npm test -- --only types,lint                                   some steps
// Only node built-ins here and in tools/test-run/: this also runs on a fresh clone, and installs what is missing.

import { fileURLToPath } from 'node:url';
import { installMissingPackages } from './install-packages.mjs';
import { readArguments } from './test-run/arguments.mjs';
import { ensureBrowsers } from './test-run/ensure-browsers.mjs';
import { ENGINE_STEPS, missingEngineStep, stepsOf } from './test-run/steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { passed, failed } = await runAll(readArguments(process.argv.slice(2))).catch(asFailure);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** @param {import('./test-run/arguments.mjs').TestRun} testRun */
async function runAll(testRun) {
  await installMissingPackages(root);
  const engines = testRun.steps.some((step) => ENGINE_STEPS.includes(step)) ? testRun.engines : [];
  const available = await ensureBrowsers(engines);
  const missing = engines.filter((engine) => !available.includes(engine));
  const required = process.env.CI === 'true' ? missing : [];
  return runSteps([...stepsOf(testRun, available), ...required.map(missingEngineStep)]);
}

/** @param {import('./test-run/steps.mjs').Step[]} steps */
async function runSteps(steps) {
  const total = { passed: 0, failed: 0 };
  const summary = [];
  for (const { name, run } of steps) {
    console.log(`\n── ${name}`);
    const start = performance.now();
    const { passed, failed } = await run().catch(asFailure);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    summary.push(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  console.log(`\n${summary.join('\n')}\n`);
  return total;
}

function asFailure(error) {
  console.error(error);
  return { passed: 0, failed: 1 };
}

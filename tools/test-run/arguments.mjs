import { parseArgs } from 'node:util';
import { ENGINES } from '../browsers.mjs';
import { isPureTest } from './pure-tests.mjs';

export const STEP_NAMES = ['types', 'lint', 'architecture', 'build', 'size', 'node', 'browser', 'corpus'];

/**
 * @typedef {object} TestRun
 * @property {import('../browsers.mjs').Engine[]} engines
 * @property {string[] | undefined} files Only these test files.
 * @property {string[]} steps
 */

/** @param {string[]} args @returns {TestRun} */
export function readArguments(args) {
  const list = { type: 'string', multiple: true };
  const { values } = parseArgs({ args, options: { engine: list, files: list, only: list } });
  const files = values.files && split(values.files);
  return {
    engines: oneOf(ENGINES, 'engine', split(values.engine ?? ENGINES)),
    files,
    steps: oneOf(STEP_NAMES, 'only', split(values.only ?? stepsFor(files))),
  };
}

/** Who names files wants them run, and nothing else. */
function stepsFor(files) {
  if (!files) return STEP_NAMES;
  const isNodeTest = (file) => file.endsWith('.mjs') || isPureTest(file);
  return [...(files.some(isNodeTest) ? ['node'] : []), ...(files.every(isNodeTest) ? [] : ['browser'])];
}

function split(values) {
  return values.flatMap((value) => value.split(',')).filter(Boolean);
}

function oneOf(known, option, values) {
  const unknown = values.find((value) => !known.includes(value));
  if (unknown === undefined) return values;
  throw new RangeError(`--${option} must be one of ${known.join(', ')}, got ${unknown}`);
}

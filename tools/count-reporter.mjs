import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./test-run/node-tests.mjs').Counts} Counts */

const SLOWEST_SHOWN = 12;

/**
 * Writes what the run really did to the file that COUNTS_FILE names, for tools/test.mjs to add up: counts by test file.
 * An error outside a test (a file that does not load, a browser that does not start) counts as failed.
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function countReporter(file = process.env.COUNTS_FILE) {
  const counts = {};
  const write = (sessions) => {
    Object.assign(counts, countByFile(sessions));
    if (file) writeFileSync(file, JSON.stringify(counts));
  };
  return {
    // As they come: a browser that crashes may end the run, and what has passed need not be run again.
    reportTestFileResults({ sessionsForTestFile }) {
      write(sessionsForTestFile);
    },
    onTestRunFinished({ sessions }) {
      const { passed, failed } = countSessions(sessions);
      console.log(`${passed} of ${passed + failed} tests passed in ${sessions.length} sessions`);
      console.log(`slowest: ${slowest(sessions).join(', ')}`);
      write(sessions);
    },
  };
}

/** @param {import('@web/test-runner-core').TestSession[]} sessions @returns {Record<string, Counts>} */
export function countByFile(sessions) {
  return Object.fromEntries(
    sessions.map((session) => [path.relative('.', session.testFile ?? ''), countSessions([session])]),
  );
}

/** @param {import('@web/test-runner-core').TestSession[]} sessions @returns {Counts} */
export function countSessions(sessions) {
  const tests = sessions.flatMap(({ testResults }) => testsIn(testResults)).filter(({ skipped }) => !skipped);
  const passed = tests.filter((test) => test.passed).length;
  const errors = sessions.filter((session) => session.errors.length > 0 || isSilentFailure(session)).length;
  return { passed, failed: tests.length - passed + errors };
}

/** What a run waits for longest, for whoever wants it shorter. */
function slowest(sessions) {
  const seconds = ({ testResults }) =>
    testsIn(testResults).reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000;
  const files = sessions.map((session) => ({ file: path.basename(session.testFile ?? ''), seconds: seconds(session) }));
  files.sort((a, b) => b.seconds - a.seconds);
  return files.slice(0, SLOWEST_SHOWN).map((file) => `${file.file} ${file.seconds.toFixed(1)} s`);
}

/** A session may fail without an error and without a failed test, for example by a 404 of the test file. */
function isSilentFailure({ passed, testResults }) {
  return !passed && testsIn(testResults).every((test) => test.passed || test.skipped);
}

/** @returns {import('@web/test-runner-core').TestResult[]} */
function testsIn(suite) {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(testsIn)];
}

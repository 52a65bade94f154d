import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countByFile, countSessions } from '../../tools/count-reporter.mjs';
import { readArguments, STEP_NAMES } from '../../tools/test-run/arguments.mjs';
import { failedFiles, inParts, lostFiles, totalOf } from '../../tools/test-run/browser-tests.mjs';
import { engineTests } from '../../tools/test-run/engine-tests.mjs';
import { inLanes } from '../../tools/test-run/in-lanes.mjs';
import { countTap } from '../../tools/test-run/node-tests.mjs';

const test = (passed, skipped = false) => ({ name: 'test', passed, skipped });
const suite = (tests, suites = []) => ({ name: 'suite', tests, suites });
const session = (properties) => ({ passed: true, errors: [], ...properties });

describe('counting browser sessions', () => {
  it('counts tests in nested suites, and not the skipped ones', () => {
    const testResults = suite([test(true)], [suite([test(true), test(false), test(false, true)])]);
    assert.deepEqual(countSessions([session({ passed: false, testResults })]), { passed: 2, failed: 1 });
  });

  it('counts a file that does not load, and a browser that does not start, as failed', () => {
    const notLoaded = session({ passed: false, errors: [{ message: 'Could not import your test module.' }] });
    assert.deepEqual(countSessions([notLoaded, session({ passed: false })]), { passed: 0, failed: 2 });
  });
});

describe('a browser run', () => {
  const testFile = (name) => ({ testFile: `${process.cwd()}/test/${name}` });

  it('tells by file what failed', () => {
    const counts = countByFile([
      session({ ...testFile('a.test.ts'), testResults: suite([test(true), test(true)]) }),
      session({ ...testFile('b.test.ts'), passed: false, testResults: suite([test(false), test(true)]) }),
    ]);
    assert.deepEqual(failedFiles(counts), ['test/b.test.ts']);
    assert.deepEqual(totalOf({ succeeded: false, counts }), { passed: 3, failed: 1 });
  });

  it('has lost the files that it ends without a result of', () => {
    const counts = { 'a.test.ts': { passed: 1, failed: 0 } };
    const files = ['a.test.ts', 'b.test.ts'];
    assert.deepEqual(lostFiles({ succeeded: false, counts }, files), ['b.test.ts']);
    assert.deepEqual(lostFiles({ succeeded: false, counts: {} }, files), files);
    assert.deepEqual(lostFiles({ succeeded: true, counts }, files), []);
  });

  it('has failed when it did, whatever the tests say', () => {
    assert.deepEqual(totalOf({ succeeded: true, counts: {} }), { passed: 0, failed: 1 });
    const counts = { 'a.test.ts': { passed: 1, failed: 0 } };
    assert.deepEqual(totalOf({ succeeded: false, counts }), { passed: 1, failed: 1 });
    assert.deepEqual(totalOf({ succeeded: true, counts }), { passed: 1, failed: 0 });
  });
});

describe('parts of a browser run', () => {
  it('hold every file of every engine once, engines in turn, but for the longest one, which is begun early', () => {
    const files = { chromium: ['a', 'b', 'c', 'd'], firefox: ['a', 'c'], webkit: ['b', 'c', 'd'] };
    assert.deepEqual(
      inParts(['chromium', 'firefox', 'webkit'], (engine) => files[engine]),
      [
        { engine: 'chromium', files: ['a', 'c'] },
        { engine: 'firefox', files: ['a'] },
        { engine: 'chromium', files: ['b', 'd'] },
        { engine: 'webkit', files: ['b', 'd'] },
        { engine: 'firefox', files: ['c'] },
        { engine: 'webkit', files: ['c'] },
      ],
    );
  });

  it('hold apart what WebKit need not put layers together for', () => {
    const [wheel, focus] = ['test/scenarios/scroll-space.test.ts', 'test/scenarios/focus.test.ts'];
    assert.deepEqual(
      inParts(['firefox', 'webkit'], () => [focus, wheel]),
      [
        { engine: 'firefox', files: [focus] },
        { engine: 'webkit', files: [wheel] },
        { engine: 'firefox', files: [wheel] },
        { engine: 'webkit', files: [focus] },
      ],
    );
  });

  it('leave what is the same in every engine to one of them, and pure code to Node', () => {
    const [all, some] = [engineTests(['chromium']), engineTests(['firefox'])];
    assert.ok(some.every((file) => all.includes(file)));
    assert.ok(some.includes('test/scenarios/focus.test.ts'));
    for (const neutral of ['test/scenarios/demo.test.ts', 'test/workers/svg/refuse-costly-svg.test.ts']) {
      assert.deepEqual([all.includes(neutral), some.includes(neutral)], [true, false], neutral);
    }
    assert.ok(!all.includes('test/core/range.test.ts'));
  });
});

describe('lanes', () => {
  it('do no more than so many things at once, and answer in order', async () => {
    let running = 0;
    let most = 0;
    const results = await inLanes([30, 5, 20, 10], 2, async (ms) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running--;
      return ms;
    });
    assert.deepEqual([results, most], [[30, 5, 20, 10], 2]);
  });
});

describe('counting node tests', () => {
  it('reads the totals that end the TAP report', () => {
    const tap = '# pass 1 is not a total\n1..2\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n';
    assert.deepEqual(countTap(tap), { passed: 2, failed: 2 });
  });
});

describe('arguments', () => {
  it('mean everything when there are none', () => {
    const { engines, files, steps } = readArguments([]);
    assert.deepEqual([engines, files, steps], [['chromium', 'firefox', 'webkit'], undefined, STEP_NAMES]);
  });

  it('run only the named files', () => {
    const { engines, steps } = readArguments(['--engine', 'webkit', '--files', 'test/a.test.ts,test/b.test.ts']);
    assert.deepEqual([engines, steps], [['webkit'], ['browser']]);
    assert.deepEqual(readArguments(['--files', 'test/a.test.mjs']).steps, ['node']);
    assert.deepEqual(readArguments(['--files', 'test/core/range.test.ts']).steps, ['node']);
  });

  it('must be known', () => {
    assert.throws(() => readArguments(['--engine', 'safari']), /must be one of chromium, firefox, webkit, got safari/);
  });
});

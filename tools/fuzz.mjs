// npm run fuzz -- --cases 5000 --seed 1                     damaged files, shown in every engine that is there
// npm run fuzz -- --cases 5000 --seed 1 --engine firefox    in one
// npm test shows some hundred of them; a failure names its seed and the number of the case.
import { parseArgs } from 'node:util';
import { ENGINES, findBrowser } from './browsers.mjs';
import { runBrowserTests } from './test-run/browser-tests.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', multiple: true, default: ENGINES },
  },
});

process.env.FUZZ_CASES = values.cases;
process.env.FUZZ_SEED = values.seed;
const { failed } = await runBrowserTests(values.engine.filter(findBrowser), ['test/fuzz/damaged-files.test.ts']);
if (failed > 0) process.exitCode = 1;

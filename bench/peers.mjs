// npm run bench:peers                     10,000 pictures at 2,000 and 6,000 px/s, three rounds: a quarter of an hour
// npm run bench:peers -- --quick          one round of it, without the second visit: five minutes
// npm run bench:peers -- --all            up to ten million pictures at four speeds, a minute's scroll: two hours
// npm run bench:peers -- --peers ours,virtua --speeds 2000 --sizes 10000 --rounds 3 --out folder
// The grid beside other ways to show as many pictures, each in a browser of its own, in alternating order: bench/README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { findBrowser, whyMissing } from '../tools/browsers.mjs';
import { chartOf } from './peers/chart.mjs';
import { startContenderServer } from './peers/contender-server.mjs';
import { goalsTable, reachedGoals } from './peers/goals.mjs';
import { canShow, missingOf, readPlan } from './peers/plan.mjs';
import { runContender } from './peers/run.mjs';
import { tablesOf } from './peers/table.mjs';
import { medianRun } from './support/median.mjs';

const plan = readPlan();
const executable = findBrowser('chromium');
if (!executable) throw new Error(`Chromium: ${whyMissing('chromium')}`);
const server = await startContenderServer(plan.contenders, plan);
const rows = plan.sizes.flatMap((count) =>
  plan.contenders.filter((contender) => canShow(contender, count)).map((contender) => ({ contender, count, runs: [] })),
);
for (let round = 0; round < plan.rounds; round++) {
  await runRound(round);
  // What is broken off has the rounds until then.
  save(resultsOf(rows));
}
server.close();
print(resultsOf(rows));

/** Every other round backwards: what a machine does slowly, such as growing warm, falls on all alike. */
async function runRound(round) {
  for (const { contender, count, runs } of round % 2 ? rows.toReversed() : rows) {
    console.error(`round ${round + 1} of ${plan.rounds}: ${contender.label}, ${count.toLocaleString('en')} pictures`);
    runs.push(await runContender({ executable, server, contender, count, plan }));
  }
}

function resultsOf(measured) {
  return measured.map((row) => ({ ...row, median: medianRun(row.runs) }));
}

function print(results) {
  if (plan.latencyMs > 0) console.log(`Each picture is answered for after ${plan.latencyMs} ms.\n`);
  console.log(tablesOf(results));
  for (const line of missingOf(plan)) console.log(`\n${line}`);
  for (const count of plan.sizes) {
    const goals = reachedGoals(results.filter((row) => row.count === count));
    if (goals.length > 0) console.log(`\n${goalsTable(goals)}`);
  }
}

function save(measured) {
  mkdirSync(plan.out, { recursive: true });
  const machine = { cores: cpus().length, model: cpus()[0]?.model };
  const report = { date: new Date().toISOString(), machine, plan, rows: measured };
  writeFileSync(path.join(plan.out, 'peers.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  for (const count of plan.sizes) {
    const chart = chartOf(measured.filter((row) => row.count === count));
    writeFileSync(path.join(plan.out, `peers-${count}.svg`), chart);
  }
}

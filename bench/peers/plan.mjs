import { parseArgs } from 'node:util';
import { CONTENDERS } from './contenders.mjs';

const LARGEST = 10_000_000;

/** What tells most in a quarter of an hour. */
const USUAL = {
  speeds: [2000, 6000],
  sizes: [10_000],
  rounds: 3,
  seconds: 4,
  longScrollSeconds: 0,
  hasSecondVisit: true,
};
const ALL = {
  speeds: [500, 2000, 6000, 20_000],
  sizes: [10_000, 1_000_000, LARGEST],
  rounds: 3,
  seconds: 5,
  longScrollSeconds: 60,
  hasSecondVisit: true,
};
const QUICK = { ...USUAL, rounds: 1, hasSecondVisit: false };

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  peers: { type: 'string' },
  speeds: { type: 'string' },
  sizes: { type: 'string' },
  rounds: { type: 'string' },
  'long-scroll': { type: 'string' },
  visits: { type: 'string' },
  latency: { type: 'string', default: '0' },
  out: { type: 'string', default: 'bench/results' },
};

/**
 * What the command line asks for.
 * @typedef {typeof ALL & { contenders: import('./contenders.mjs').Contender[], out: string, latencyMs: number }} Plan
 * @returns {Plan}
 */
export function readPlan() {
  const { values } = parseArgs({ options: OPTIONS });
  const plan = values.all ? ALL : values.quick ? QUICK : USUAL;
  return {
    contenders: chosenContenders(values.peers),
    speeds: numbersOf(values.speeds) ?? plan.speeds,
    sizes: numbersOf(values.sizes) ?? plan.sizes,
    rounds: Number(values.rounds ?? plan.rounds),
    seconds: plan.seconds,
    longScrollSeconds: Number(values['long-scroll'] ?? plan.longScrollSeconds),
    hasSecondVisit: values.visits ? values.visits === '2' : plan.hasSecondVisit,
    latencyMs: Number(values.latency),
    out: values.out,
  };
}

/** Ten million are shown by nobody else. @param {import('./contenders.mjs').Contender} contender @param {number} count */
export function canShow({ maxItems = LARGEST - 1 }, count) {
  return count <= maxItems;
}

/** What is not measured, and why. @param {Plan} plan @returns {string[]} */
export function missingOf({ contenders, sizes }) {
  return sizes.flatMap((count) => {
    const missing = contenders.filter((contender) => !canShow(contender, count)).map(({ label }) => label);
    if (missing.length === 0) return [];
    return [`${count.toLocaleString('en')} pictures, not measured: ${missing.join(', ')} (see bench/README.md)`];
  });
}

function numbersOf(list) {
  return list?.split(',').filter(Boolean).map(Number);
}

function chosenContenders(list) {
  if (!list) return CONTENDERS;
  return list.split(',').map((id) => {
    const found = CONTENDERS.find((contender) => contender.id === id);
    if (!found) throw new RangeError(`--peers knows ${CONTENDERS.map((each) => each.id).join(', ')}; got ${id}`);
    return found;
  });
}

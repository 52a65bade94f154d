import { isOurs } from './contenders.mjs';

/**
 * What the grid is to reach beside its peers, each figure against the peer that is best in it.
 * @typedef {{ goal: string, ours: number, bound: number, isReached: boolean }} Reached
 */

const SMOOTH_FPS = 55;

/** @param {import('./table.mjs').Row[]} rows Of one size. @returns {Reached[]} Only what was measured. */
export function reachedGoals(rows) {
  const ours = rows.find(({ contender }) => contender.id === 'ours')?.median;
  const peers = rows.filter(({ contender, median }) => !isOurs(contender) && median).map(({ median }) => median);
  const visitor = rows.find(({ contender }) => contender.id === 'ours-persistent')?.median ?? ours;
  if (!ours || peers.length === 0) return [];
  const scrolls = Object.keys(ours.speeds).flatMap((speed) => scrollGoals(Number(speed), ours, peers));
  const packs = packGoals(rows.find(({ contender }) => contender.id === 'ours-packs')?.median);
  return [...scrolls, ...packs, ...wholeRunGoals(ours, peers), ...visitGoals(visitor)].filter(
    ({ ours: value, bound }) => Number.isFinite(value) && Number.isFinite(bound),
  );
}

function scrollGoals(speed, ours, peers) {
  const scroll = ours.speeds[speed];
  const others = peers.map(({ speeds }) => speeds[speed]).filter(Boolean);
  const bestShare = Math.max(...others.map(({ paintedShare }) => paintedShare));
  const name = (figure) => `${speed.toLocaleString('en')} px/s: ${figure}`;
  const always = [
    atMost(name('wrong cells'), scroll.wrongCells, 0),
    atLeast(
      name('painted'),
      scroll.paintedShare,
      { 2000: Math.max(bestShare, Math.min(0.95, 2 * bestShare)), 6000: bestShare + 0.2 }[speed] ?? bestShare,
    ),
  ];
  if (speed !== 2000) return always;
  const leastWork = Math.min(...others.map(({ mainThreadShare }) => mainThreadShare));
  const leastCpu = Math.min(...others.map(({ mainThreadCpuShare }) => mainThreadCpuShare));
  return [
    ...always,
    atLeast(name('fps'), scroll.framesPerSecond, SMOOTH_FPS),
    atMost(name('long tasks'), scroll.longTasks, 0),
    atMost(name('main thread'), scroll.mainThreadShare, 0.3 * leastWork),
    atMost(name('CPU of the main thread'), scroll.mainThreadCpuShare, 0.3 * leastCpu),
  ];
}

function packGoals(packs) {
  const scroll = packs?.speeds[6000];
  if (!scroll) return [];
  return [
    atLeast('6,000 px/s with packs: painted', scroll.paintedShare, 0.95),
    atMost('6,000 px/s with packs: wrong cells', scroll.wrongCells, 0),
  ];
}

function wholeRunGoals(ours, peers) {
  const least = (of) => Math.min(...peers.map(of).filter((value) => value !== undefined));
  const { firstScreenMs, scrolledBytes } = ours;
  return [
    atMost(
      'first screen ms',
      firstScreenMs,
      least((peer) => peer.firstScreenMs),
    ),
    atMost('bytes after a long scroll', scrolledBytes, 0.4 * least((peer) => peer.scrolledBytes)),
  ];
}

function visitGoals({ firstScreenMs, secondVisit }) {
  return [
    atMost('second visit ms', secondVisit?.firstScreenMs, firstScreenMs / 4),
    atMost('requests of the second visit', secondVisit?.requests.made, 0),
  ];
}

function atLeast(goal, ours, bound) {
  return { goal, ours, bound, isReached: ours >= bound };
}

function atMost(goal, ours, bound) {
  return { goal, ours, bound, isReached: ours <= bound };
}

/** @param {Reached[]} goals @returns {string} Markdown. */
export function goalsTable(goals) {
  const lines = goals.map(({ goal, ours, bound, isReached }) => {
    const figures = [ours, bound].map((value) => Number(value.toPrecision(3)).toLocaleString('en'));
    return [goal, ...figures, isReached ? 'yes' : 'no'];
  });
  const head = [
    ['goal', 'ours', 'to reach', 'reached'],
    ['---', '--:', '--:', '---'],
  ];
  return [...head, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const MEGABYTE = 1_000_000;
const MISSING = '–';

/** @typedef {{ contender: { id: string, label: string }, count: number, median: object }} Row */

/** @type {{ title: string, of: (median: object) => number | undefined, digits?: number }[]} */
const WHOLE_RUN = [
  { title: 'first screen ms', of: ({ firstScreenMs }) => firstScreenMs },
  { title: 'since mounted', of: ({ sinceMountMs }) => sinceMountMs },
  { title: 'jump ms', of: ({ jumpMs }) => jumpMs },
  { title: 'loaded +MB', of: ({ loadedBytes }) => loadedBytes / MEGABYTE },
  { title: 'after long scroll +MB', of: ({ scrolledBytes }) => scrolledBytes && scrolledBytes / MEGABYTE },
  { title: 'second visit ms', of: ({ secondVisit }) => secondVisit?.firstScreenMs },
  { title: 'since mounted', of: ({ secondVisit }) => secondVisit?.sinceMountMs },
  { title: 'its requests', of: ({ secondVisit }) => secondVisit?.requests.made },
];

const SCROLL = [
  { title: 'painted', of: ({ paintedShare }) => paintedShare, digits: 2 },
  { title: 'fps', of: ({ framesPerSecond }) => framesPerSecond },
  { title: 'wrong cells', of: ({ wrongCells }) => wrongCells },
  { title: 'main thread', of: ({ mainThreadShare }) => mainThreadShare, digits: 2 },
  { title: 'its CPU', of: ({ mainThreadCpuShare }) => mainThreadCpuShare, digits: 2 },
  { title: 'long tasks', of: ({ longTasks }) => longTasks },
  { title: 'longest ms', of: ({ longestTaskMs }) => longestTaskMs },
  { title: 'requests', of: ({ requests }) => requests.made },
  { title: 'aborted', of: ({ requests }) => requests.aborted },
];

/** @param {Row[]} rows @returns {string} Markdown. */
export function tablesOf(rows) {
  const counts = [...new Set(rows.map(({ count }) => count))];
  return counts.map((count) => tablesOfCount(rows, count)).join('\n\n');
}

function tablesOfCount(rows, count) {
  const shown = rows.filter((row) => row.count === count && row.median);
  const speeds = [...new Set(shown.flatMap(({ median }) => Object.keys(median.speeds)))];
  const scrolls = speeds.map((speed) => {
    const title = `${Number(speed).toLocaleString('en')} px/s`;
    return table(title, SCROLL, shown, (median) => median.speeds[speed]);
  });
  const title = `${count.toLocaleString('en')} pictures`;
  return [
    table(title, WHOLE_RUN, shown, (median) => median),
    ...scrolls,
    ...speeds.map((speed) => cpuTable(shown, speed)),
  ].join('\n\n');
}

/** Where the machine's cores were: seconds of each role's threads. */
function cpuTable(rows, speed) {
  const roles = [...new Set(rows.flatMap(({ median }) => Object.keys(median.speeds[speed]?.threadSeconds ?? {})))];
  const columns = roles.map((role) => ({ title: role, of: ({ threadSeconds }) => threadSeconds[role], digits: 2 }));
  return table(`CPU s, ${Number(speed).toLocaleString('en')} px/s`, columns, rows, (median) => median.speeds[speed]);
}

function table(title, columns, rows, partOf) {
  const header = [title, ...columns.map((column) => column.title)];
  const body = rows.map(({ contender, median }) => [
    contender.label,
    ...columns.map(({ of, digits = 0 }) => (partOf(median) && of(partOf(median))?.toFixed(digits)) || MISSING),
  ]);
  const lines = [header, header.map((_, place) => (place ? '--:' : '---')), ...body];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

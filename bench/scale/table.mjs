const MEGABYTE = 1_000_000;

const COLUMNS = [
  { title: 'mount ms', of: ({ mountMs }) => mountMs },
  { title: 'first screen ms', of: ({ firstScreenMs }) => firstScreenMs },
  { title: 'jump to last ms', of: ({ jumpMs }) => jumpMs },
  { title: 'frame at the end ms', of: ({ frameMs }) => frameMs },
  { title: 'longest task ms', of: ({ longestTaskMs }) => longestTaskMs },
  { title: 'heap MB', of: ({ heapBytes }) => heapBytes / MEGABYTE },
  { title: 'PSS MB', of: ({ pssBytes }) => pssBytes / MEGABYTE },
];

/** @param {{ layout: string, length: number, median: object }[]} rows */
export function tableOf(rows) {
  const header = ['layout', 'items', ...COLUMNS.map(({ title }) => title)];
  const body = rows.map((row, place) => {
    const before = rows[place - 1]?.layout === row.layout ? rows[place - 1] : undefined;
    const cells = COLUMNS.map(({ of }) => withGrowth(of(row.median), before && of(before.median)));
    return [row.layout, row.length.toExponential(0).replace('+', ''), ...cells];
  });
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The value, and what it is of that in the row before. */
function withGrowth(value, before) {
  const growth = before ? ` (${value >= before ? '+' : '−'}${Math.abs(Math.round((value / before - 1) * 100))} %)` : '';
  return `${value.toFixed(1)}${growth}`;
}

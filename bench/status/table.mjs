const MEGABYTE = 1_000_000;

const NAMES = {
  empty: 'an empty page',
  text: 'grid, text',
  sprites: 'grid, sprites of a sheet',
  pictures: 'grid, a picture each',
  img: 'plain <img>, all at once',
  'tk-text': 'Tk, text labels',
  'tk-pictures': 'Tk, picture labels',
};

/** @param {{ kind: string, count: number, shownMs?: number, pssBytes?: number, framesPerSecond?: number, note?: string }[]} rows */
export function tableOf(rows) {
  const header = ['cells', 'shown as', 'memory MB', 'shown after s', 'fps of a scroll'];
  const body = rows.map(({ kind, count, shownMs, pssBytes, framesPerSecond, note }) => [
    count.toLocaleString('en'),
    NAMES[kind] ?? kind,
    note ?? figure(pssBytes && pssBytes / MEGABYTE, 0),
    note ? '' : shownMs ? figure(shownMs / 1000, 2) : 'not in 60 s',
    figure(framesPerSecond, 0),
  ]);
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {{ what: string, framesPerSecond: number, mainThreadShare: number }[]} rows */
export function lowWallTable(rows) {
  const header = ['ten million cells of 8 px', 'fps', 'main thread'];
  const body = rows.map(({ what, framesPerSecond, mainThreadShare }) => [
    what,
    figure(framesPerSecond, 0),
    `${figure(mainThreadShare * 100, 0)} %`,
  ]);
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figure(value, digits) {
  return value === undefined ? '' : value.toFixed(digits);
}

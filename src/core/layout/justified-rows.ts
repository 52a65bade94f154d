export interface JustifiedRowsOptions {
  /** Inline size to fill, height to come near to, and space between cells, in device px. */
  readonly width: number;
  readonly targetHeight: number;
  readonly gap: number;
  /** Whether the list ends here: its last row is not stretched. */
  readonly isEnd: boolean;
}

/** A row holds the items from `start` up to the next row's start. */
export interface JustifiedRow {
  readonly start: number;
  readonly height: number;
}

/** So many rows share what a block's last, incomplete row lacks. */
const BALANCED_ROWS = 3;

/**
 * Breaks items, known by width ÷ height, into rows that fill the width: each row ends where its height comes nearest to
 * the target, so what is appended never moves what is there. Where more items follow that are laid out by themselves,
 * the last few rows are balanced so that none stays incomplete.
 */
export function breakIntoRows(ratios: ArrayLike<number>, start: number, options: JustifiedRowsOptions): JustifiedRow[] {
  const { targetHeight, isEnd } = options;
  const rows: JustifiedRow[] = [];
  let from = start;
  let sum = 0;
  for (let item = start; item < ratios.length; item++) {
    const ratio = ratios[item] ?? 1;
    const height = heightOf(sum + ratio, item + 1 - from, options);
    const before = heightOf(sum, item - from, options);
    if (height <= targetHeight && before * height < targetHeight ** 2) {
      rows.push({ start: from, height: before });
      from = item;
      sum = 0;
    }
    sum += ratio;
    if (heightOf(sum, item + 1 - from, options) > targetHeight) continue;
    rows.push({ start: from, height: heightOf(sum, item + 1 - from, options) });
    from = item + 1;
    sum = 0;
  }
  if (from === ratios.length) return rows;
  if (isEnd) return [...rows, { start: from, height: targetHeight }];
  const balanced = rows.splice(-BALANCED_ROWS);
  return [...rows, ...balancedRows(ratios, balanced[0]?.start ?? from, options)];
}

/** Height at which so many items of this sum of ratios fill the width; no cell is narrower than a pixel. */
function heightOf(sum: number, count: number, { width, gap }: JustifiedRowsOptions): number {
  if (count === 0) return Number.POSITIVE_INFINITY;
  return Math.max(count, width - gap * (count - 1)) / sum;
}

/** The breaks whose heights are nearest to the target, by the sum of the squares of their logarithms. */
function balancedRows(ratios: ArrayLike<number>, start: number, options: JustifiedRowsOptions): JustifiedRow[] {
  const { targetHeight } = options;
  const end = ratios.length;
  const costs = [0];
  const breaks: JustifiedRow[] = [];
  for (let to = start + 1; to <= end; to++) {
    let best = { cost: Number.POSITIVE_INFINITY, start, height: targetHeight };
    let sum = 0;
    for (let from = to - 1; from >= start; from--) {
      sum += ratios[from] ?? 1;
      const height = heightOf(sum, to - from, options);
      const cost = (costs[from - start] ?? 0) + Math.log(height / targetHeight) ** 2;
      if (cost < best.cost) best = { cost, start: from, height };
      // Longer rows would only be lower still.
      if (height < targetHeight / 4) break;
    }
    costs.push(best.cost);
    breaks.push(best);
  }
  const rows: JustifiedRow[] = [];
  for (let to = end; to > start; to = rows[0]?.start ?? start) {
    const { start: from, height } = breaks[to - start - 1] ?? { start, height: targetHeight };
    rows.unshift({ start: from, height });
  }
  return rows;
}

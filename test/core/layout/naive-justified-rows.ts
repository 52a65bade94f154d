export interface NaiveOptions {
  readonly width: number;
  readonly targetHeight: number;
  readonly gap: number;
}

/** A whole list by the words of the documentation: a row ends where its height is nearest to the target. In device px. */
export function naiveJustifiedRows(ratios: readonly number[], options: NaiveOptions): number[][] {
  const rows: number[][] = [];
  let row: number[] = [];
  for (const index of ratios.keys()) {
    const longer = heightOf([...row, index], ratios, options);
    const shorter = row.length > 0 ? heightOf(row, ratios, options) : Number.POSITIVE_INFINITY;
    const isNearerWithout = shorter / options.targetHeight < options.targetHeight / longer;
    if (longer <= options.targetHeight && isNearerWithout) {
      rows.push(row);
      row = [];
    }
    row.push(index);
    if (heightOf(row, ratios, options) > options.targetHeight) continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

export function heightOf(row: readonly number[], ratios: readonly number[], { width, gap }: NaiveOptions): number {
  const sum = row.reduce((total, index) => total + (ratios[index] ?? 0), 0);
  return Math.max(row.length, width - gap * (row.length - 1)) / sum;
}

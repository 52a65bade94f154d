export interface ColumnOptions {
  /** Inline size of the content box in CSS px. */
  readonly inlineSize: number;
  /** Inline size of the cells in CSS px; narrower where the content box is. */
  readonly cellSize: number;
  readonly gap: number;
  /** Lets the cells grow until they fill the inline size. */
  readonly stretch: boolean;
  readonly devicePixelRatio: number;
}

/** Columns of one width, in whole device px, so that what a worker draws is shown pixel for pixel. */
export interface Columns {
  readonly columns: number;
  readonly cellWidth: number;
  readonly gap: number;
  /** Space before the first column: what is left over is shared by both sides. */
  readonly inlineStart: number;
}

/** As many columns as fit, at least one and at most `maxColumns`. */
export function fitColumns(options: ColumnOptions, maxColumns = Number.POSITIVE_INFINITY): Columns {
  const { inlineSize, cellSize, stretch, devicePixelRatio } = options;
  const available = Math.max(1, Math.floor(inlineSize * devicePixelRatio));
  const gap = Math.max(0, Math.round(options.gap * devicePixelRatio));
  const wanted = Math.min(available, Math.max(1, Math.round(cellSize * devicePixelRatio)));
  const columns = Math.min(maxColumns, Math.max(1, Math.floor((available + gap) / (wanted + gap))));
  const cellWidth = stretch ? Math.floor((available - gap * (columns - 1)) / columns) : wanted;
  const inlineStart = Math.floor((available - columns * (cellWidth + gap) + gap) / 2);
  return { columns, cellWidth, gap, inlineStart };
}

import type { Panel } from './panel.js';
import type { Sample } from './samples.js';

/** A chart's curves in a box of `WIDTH` × `HEIGHT`, the newest sample at the right edge. */
export interface Curves {
  /** SVG path data, one for each series: a line, or an area where curves stand on one another. */
  readonly paths: readonly string[];
  /** `''` where there is no limit. */
  readonly limit: string;
  /** Value at the upper edge. */
  readonly top: number;
}

export const WIDTH = 240;
export const HEIGHT = 60;

/** @param most Samples that the whole width stands for */
export function curvesOf(
  { series, isStacked, limitOf, least }: Panel,
  samples: readonly Sample[],
  most: number,
): Curves {
  const lines: number[][] = [];
  for (const { valueIn } of series) {
    const below = isStacked ? lines.at(-1) : undefined;
    lines.push(samples.map((sample, i) => valueIn(sample) + (below?.[i] ?? 0)));
  }
  const limits = limitOf ? samples.map(limitOf) : [];
  const top = Math.max(least, ...lines.flat(), ...limits);
  const step = WIDTH / Math.max(1, most - 1);
  const x = (i: number) => WIDTH - (samples.length - 1 - i) * step;
  const y = (value: number) => HEIGHT - (Math.min(value, top) / top) * HEIGHT;
  const points = (line: readonly number[]) => line.map((value, i) => `${round(x(i))} ${round(y(value))}`);
  const pathOf = (line: readonly number[]) => (line.length > 1 ? `M${points(line).join('L')}` : '');
  const areaOf = (line: readonly number[], below: readonly number[]) =>
    line.length > 1 ? `M${[...points(line), ...points(below).reverse()].join('L')}Z` : '';
  const ground = samples.map(() => 0);
  return {
    paths: lines.map((line, i) => (isStacked ? areaOf(line, lines[i - 1] ?? ground) : pathOf(line))),
    limit: pathOf(limits),
    top,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

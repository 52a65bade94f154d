import { MEMORY_KINDS, type MemoryKind } from '../core/memory/held-bytes.js';
import type { Sample } from './samples.js';

/** One curve of a chart. */
export interface Series {
  readonly name: string;
  readonly valueIn: (sample: Sample) => number;
}

/** What one chart shows. */
export interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
  /** Curves stand on one another. */
  readonly isStacked: boolean;
  /** A dashed line: a bound, or what is to be reached. */
  readonly limitOf: ((sample: Sample) => number) | undefined;
  /** The chart reaches at least up to here. */
  readonly least: number;
  readonly format: (value: number) => string;
  /** What the last sample says, in words. */
  readonly describe: (sample: Sample) => string;
}

const KIND_NAMES: Readonly<Record<MemoryKind, string>> = {
  surfaces: 'surfaces',
  decoded: 'decoded',
  thumbnails: 'thumbnails',
  encoded: 'encoded',
  inFlight: 'in flight',
  decoding: 'decoding',
  sheets: 'sheets',
  glyphs: 'glyphs',
};

const FRAME_MS = 1000 / 60;

const whole = (value: number) => String(Math.round(value));
const perSecond = (value: number) => `${whole(value)}/s`;
const milliseconds = (value: number) => `${whole(value)} ms`;
const percent = (value: number) => `${whole(100 * value)} %`;

export function megabytes(bytes: number): string {
  const size = bytes / 2 ** 20;
  return `${size >= 10 || size === 0 ? Math.round(size) : size.toFixed(1)} MB`;
}

/** Share of the cells in view that are final; an empty view has nothing to wait for. */
function paintedShare({ stats: { visible } }: Sample): number {
  return visible.cells === 0 ? 1 : visible.painted / visible.cells;
}

export const PANELS: readonly Panel[] = [
  {
    title: 'Memory',
    series: MEMORY_KINDS.map((kind) => ({ name: KIND_NAMES[kind], valueIn: ({ stats }) => stats.memory.held[kind] })),
    isStacked: true,
    limitOf: ({ stats }) => stats.memory.budgetBytes,
    least: 2 ** 20,
    format: megabytes,
    describe: ({ stats: { memory } }) => {
      const { heldBytes, budgetBytes, neededByVisibleBytes, level, steps } = memory;
      const given = steps.length > 0 ? `; given up: ${steps.join(', ')}` : '';
      const needed = `${megabytes(neededByVisibleBytes)} needed for what is visible`;
      return `${megabytes(heldBytes)} of ${megabytes(budgetBytes)} held, ${needed}, ${level}${given}`;
    },
  },
  {
    title: 'Bitmaps',
    series: [
      { name: 'held', valueIn: ({ stats }) => stats.bitmaps.held },
      { name: 'created/s', valueIn: ({ rates }) => rates.created },
      { name: 'closed/s', valueIn: ({ rates }) => rates.closed },
    ],
    isStacked: false,
    limitOf: undefined,
    least: 10,
    format: whole,
    describe: ({ stats: { bitmaps } }) => {
      return `${bitmaps.created} created − ${bitmaps.closed} closed = ${bitmaps.held} held`;
    },
  },
  {
    title: 'Queue',
    series: [
      { name: 'running', valueIn: ({ stats }) => stats.requests.running },
      { name: 'waiting', valueIn: ({ stats }) => stats.requests.queued },
    ],
    isStacked: true,
    limitOf: undefined,
    least: 10,
    format: whole,
    describe: ({ stats: { requests } }) => `${requests.running} running, ${requests.queued} waiting`,
  },
  {
    title: 'Requests',
    series: [
      { name: 'finished', valueIn: ({ rates }) => rates.finished },
      { name: 'aborted', valueIn: ({ rates }) => rates.aborted },
      { name: 'failed', valueIn: ({ rates }) => rates.failed },
    ],
    isStacked: false,
    limitOf: undefined,
    least: 10,
    format: perSecond,
    describe: ({ rates }) =>
      `${perSecond(rates.finished)} finished, ${perSecond(rates.aborted)} aborted, ${perSecond(rates.failed)} failed`,
  },
  {
    title: 'Longest frame',
    series: [{ name: 'page', valueIn: ({ longestFrameMs }) => longestFrameMs }],
    isStacked: false,
    limitOf: () => FRAME_MS,
    least: 2 * FRAME_MS,
    format: milliseconds,
    describe: ({ longestFrameMs }) => `${milliseconds(longestFrameMs)}, dashed: 60 frames a second`,
  },
  {
    title: 'Painted',
    series: [{ name: 'in view', valueIn: paintedShare }],
    isStacked: false,
    limitOf: undefined,
    least: 1,
    format: percent,
    describe: (sample) => {
      const { painted, cells } = sample.stats.visible;
      return `${percent(paintedShare(sample))}, ${painted} of ${cells} cells in view`;
    },
  },
];

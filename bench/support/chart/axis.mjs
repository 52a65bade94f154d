import { element, text } from './svg.mjs';

const TICKS = 4;
/** Steps that people count in. */
const STEPS = [1, 2, 2.5, 5, 10];

/** @param {number} largest @returns {number[]} From 0 to a round number that is not below it. */
export function ticksUpTo(largest) {
  const rough = Math.max(largest, Number.MIN_VALUE * 1e10) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.find((factor) => factor * power >= rough * 0.999) * power;
  return Array.from({ length: TICKS + 1 }, (_, place) => place * step);
}

/** Lines across with their values at the left. @param {{ left: number, right: number, ticks: number[], y: (value: number) => number }} axis */
export function gridLines({ left, right, ticks, y }) {
  const lines = ticks.map((tick) => {
    const line = element('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: '#ddd' });
    const label = Number(tick.toPrecision(3)).toLocaleString('en');
    return line + text(label, { x: left - 6, y: y(tick) + 4, 'text-anchor': 'end', fill: '#666' });
  });
  return lines.join('');
}

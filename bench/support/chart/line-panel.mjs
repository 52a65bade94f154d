import { gridLines, ticksUpTo } from './axis.mjs';
import { element, text } from './svg.mjs';

const MARGIN = { left: 52, right: 12, top: 30, bottom: 26 };

/**
 * Lines over time.
 * @typedef {{ title: string, seconds: number[], lines: { label: string, color: string, values: number[], isDashed?: boolean }[] }} Panel
 * @param {Panel} panel @param {{ x: number, y: number, width: number, height: number }} place
 */
export function linePanel({ title, seconds, lines }, { x, y, width, height }) {
  const left = x + MARGIN.left;
  const right = x + width - MARGIN.right;
  const top = y + MARGIN.top;
  const bottom = y + height - MARGIN.bottom;
  const last = seconds.at(-1) ?? 1;
  const ticks = ticksUpTo(Math.max(...lines.flatMap(({ values }) => values)));
  const xOf = (second) => left + (second / last) * (right - left);
  const yOf = (value) => bottom - (value / ticks.at(-1)) * (bottom - top);
  const drawn = lines.map(({ color, values, isDashed }) => {
    const points = values.map((value, place) => `${xOf(seconds[place]).toFixed(1)},${yOf(value).toFixed(1)}`).join(' ');
    const stroke = { stroke: color, 'stroke-width': 1.5, 'stroke-dasharray': isDashed ? '6 4' : 'none' };
    return element('polyline', { points, fill: 'none', ...stroke });
  });
  const ends = [0, last].map((second, place) =>
    text(`${second.toFixed(0)} s`, { x: xOf(second), y: bottom + 17, 'text-anchor': place ? 'end' : 'start' }),
  );
  const head = text(title, { x, y: y + 16, 'font-weight': 600 });
  return head + gridLines({ left, right, ticks, y: yOf }) + drawn.join('') + ends.join('');
}

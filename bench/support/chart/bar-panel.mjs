import { gridLines, ticksUpTo } from './axis.mjs';
import { element, text } from './svg.mjs';

const MARGIN = { left: 52, right: 12, top: 30, bottom: 26 };
/** Share of a group's width that is left free. */
const GROUP_GAP = 0.2;

/**
 * Bars side by side in groups. A value that is not there leaves its place empty.
 * @typedef {{ title: string, largest?: number, groups: string[], series: { label: string, color: string, values: (number | undefined)[] }[] }} Panel
 * @param {Panel} panel @param {{ x: number, y: number, width: number, height: number }} place
 */
export function barPanel({ title, largest, groups, series }, { x, y, width, height }) {
  const left = x + MARGIN.left;
  const right = x + width - MARGIN.right;
  const top = y + MARGIN.top;
  const bottom = y + height - MARGIN.bottom;
  const known = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const ticks = ticksUpTo(largest ?? Math.max(...known));
  const yOf = (value) => bottom - (value / ticks.at(-1)) * (bottom - top);
  const groupWidth = (right - left) / groups.length;
  const barWidth = (groupWidth * (1 - GROUP_GAP)) / series.length;
  const groupLeft = (group) => left + (group + GROUP_GAP / 2) * groupWidth;
  const bars = series.flatMap(({ label, color, values }, place) =>
    values.map((value, group) => {
      if (value === undefined) return '';
      const bar = {
        x: groupLeft(group) + place * barWidth,
        y: yOf(value),
        width: barWidth - 1,
        height: bottom - yOf(value),
      };
      return element(
        'rect',
        { ...bar, fill: color },
        element('title', {}, `${label}: ${value}`.replaceAll('<', '&lt;')),
      );
    }),
  );
  const names = groups.map((name, group) =>
    text(name, { x: left + (group + 0.5) * groupWidth, y: bottom + 17, 'text-anchor': 'middle' }),
  );
  const head = text(title, { x, y: y + 16, 'font-weight': 600 });
  return head + gridLines({ left, right, ticks, y: yOf }) + bars.join('') + names.join('');
}

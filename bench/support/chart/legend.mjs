import { element, text } from './svg.mjs';

const SWATCH = 12;
const PX_PER_CHARACTER = 6.5;

/** In one line. @param {{ label: string, color: string }[]} series @param {{ x: number, y: number }} place */
export function legend(series, { x, y }) {
  let left = x;
  const entries = series.map(({ label, color }) => {
    const swatch = element('rect', { x: left, y: y - SWATCH + 2, width: SWATCH, height: SWATCH, fill: color });
    const name = text(label, { x: left + SWATCH + 5, y });
    left += SWATCH + 22 + label.length * PX_PER_CHARACTER;
    return swatch + name;
  });
  return entries.join('');
}

import { legend } from './legend.mjs';
import { svg, text } from './svg.mjs';

const PANEL = { width: 540, height: 240 };
const COLUMNS = 2;
const MARGIN = 24;
const HEAD = 64;

/**
 * Panels in two columns under one title and one legend.
 * @template Panel
 * @param {{ title: string, series: { label: string, color: string }[], panels: Panel[],
 *   draw: (panel: Panel, place: { x: number, y: number, width: number, height: number }) => string }} chart
 */
export function panelChart({ title, series, panels, draw }) {
  const width = 2 * MARGIN + COLUMNS * PANEL.width;
  const height = HEAD + Math.ceil(panels.length / COLUMNS) * PANEL.height + MARGIN;
  const drawn = panels.map((panel, place) => {
    const x = MARGIN + (place % COLUMNS) * PANEL.width;
    return draw(panel, { x, y: HEAD + Math.floor(place / COLUMNS) * PANEL.height, ...PANEL });
  });
  const head = text(title, { x: MARGIN, y: 26, 'font-size': 16, 'font-weight': 600 });
  return svg({ width, height }, head, legend(series, { x: MARGIN, y: 50 }), ...drawn);
}

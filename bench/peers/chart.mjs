import { barPanel } from '../support/chart/bar-panel.mjs';
import { panelChart } from '../support/chart/panels.mjs';

/** Told apart also by people who do not see all colours (Okabe and Ito); ours stands out. */
const COLORS = {
  lazy: '#999',
  'content-visibility': '#56b4e9',
  lit: '#0072b2',
  tanstack: '#009e73',
  virtua: '#cc79a7',
  ours: '#d55e00',
  'ours-packs': '#000',
  'ours-persistent': '#e69f00',
};
const MEGABYTE = 1_000_000;

const BY_SPEED = [
  { title: 'Painted share of the cells that pass', largest: 1, of: ({ paintedShare }) => paintedShare },
  { title: 'Frames per second', of: ({ framesPerSecond }) => framesPerSecond },
  { title: 'CPU time of the main thread, share of the scroll', of: ({ mainThreadCpuShare }) => mainThreadCpuShare },
  { title: 'Requests made', of: ({ requests }) => requests.made },
];

const BY_MOMENT = [
  {
    title: 'Milliseconds until every cell is painted',
    moments: {
      'first screen': ({ firstScreenMs }) => firstScreenMs,
      'after a jump': ({ jumpMs }) => jumpMs,
      'second visit': ({ secondVisit }) => secondVisit?.firstScreenMs,
    },
  },
  {
    title: 'MB of all processes over an empty page (PSS)',
    moments: {
      loaded: ({ loadedBytes }) => loadedBytes / MEGABYTE,
      'after a long scroll': ({ scrolledBytes }) => scrolledBytes && scrolledBytes / MEGABYTE,
    },
  },
];

/** @param {import('./table.mjs').Row[]} rows Of one size. @returns {string} SVG. */
export function chartOf(rows) {
  const shown = rows.filter(({ median }) => median);
  const series = shown.map(({ contender, median }) => ({
    label: contender.label,
    color: COLORS[contender.id],
    median,
  }));
  const title = `${rows[0].count.toLocaleString('en')} pictures, medians`;
  return panelChart({ title, series, panels: [...speedPanels(series), ...momentPanels(series)], draw: barPanel });
}

function speedPanels(series) {
  const speeds = [...new Set(series.flatMap(({ median }) => Object.keys(median.speeds)))];
  const groups = speeds.map((speed) => `${Number(speed).toLocaleString('en')} px/s`);
  return BY_SPEED.map(({ title, largest, of }) => {
    const valuesOf = ({ speeds: known }) => speeds.map((speed) => known[speed] && of(known[speed]));
    return { title, largest, groups, series: withValues(series, valuesOf) };
  });
}

function momentPanels(series) {
  return BY_MOMENT.map(({ title, moments }) => {
    const valuesOf = (median) => Object.values(moments).map((of) => of(median));
    return { title, groups: Object.keys(moments), series: withValues(series, valuesOf) };
  });
}

function withValues(series, valuesOf) {
  return series.map(({ label, color, median }) => ({ label, color, values: valuesOf(median) }));
}

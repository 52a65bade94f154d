import { linePanel } from '../support/chart/line-panel.mjs';
import { panelChart } from '../support/chart/panels.mjs';

const MEGABYTE = 1_000_000;

const ofKind =
  (kind) =>
  ({ pssByKind }) =>
    (pssByKind[kind] ?? 0) / MEGABYTE;

const LINES = {
  pss: { label: 'all processes (PSS)', color: '#0072b2', of: ({ pssBytes }) => pssBytes / MEGABYTE },
  renderer: { label: 'renderer', color: '#7a4fbf', of: ofKind('renderer') },
  gpu: { label: 'display compositor', color: '#999', of: ofKind('gpu-process') },
  workers: { label: 'heaps of workers', color: '#cc79a7', of: ({ workerBytes }) => workerBytes / MEGABYTE },
  page: { label: 'heap of the page', color: '#b8860b', of: ({ pageBytes }) => pageBytes / MEGABYTE },
  held: { label: 'held, by the ledger', color: '#d55e00', of: ({ stats }) => stats.memory.heldBytes / MEGABYTE },
  budget: {
    label: 'budget',
    color: '#222',
    isDashed: true,
    of: ({ stats }) => (stats.memory.budgetBytes ?? 0) / MEGABYTE,
  },
  bitmaps: { label: 'bitmaps held', color: '#009e73', of: ({ stats }) => stats.bitmaps.held },
  running: { label: 'requests running', color: '#56b4e9', of: ({ stats }) => stats.requests.running },
  restarted: { label: 'workers replaced', color: '#e69f00', of: ({ stats }) => stats.workers.restarted },
};

const PANELS = [
  { title: 'MB of all processes', lines: [LINES.pss, LINES.renderer, LINES.gpu] },
  { title: 'MB held and allowed', lines: [LINES.held, LINES.budget] },
  { title: 'MB of heaps and buffers, collected', lines: [LINES.workers, LINES.page], from: 'heaps' },
  { title: 'Bitmaps', lines: [LINES.bitmaps] },
  { title: 'Requests', lines: [LINES.running] },
  { title: 'Workers that died and were replaced', lines: [LINES.restarted] },
];

/** @param {{ samples: import('./sampler.mjs').Sample[], heaps: import('./heaps.mjs').Heap[] }} record @returns {string} SVG. */
export function soakChart(record) {
  const panels = PANELS.map(({ title, lines, from = 'samples' }) => {
    const list = record[from];
    const drawn = lines.map(({ of, ...line }) => ({ ...line, values: list.map(of) }));
    return { title, seconds: list.map(({ seconds }) => seconds), lines: drawn };
  });
  const title = `A soak of ${(record.samples.at(-1).seconds / 60).toFixed(1)} minutes`;
  return panelChart({ title, series: Object.values(LINES), panels, draw: linePanel });
}

import '../../src/index.js';
import type { Items, MassImageGrid } from '../../src/index.js';
import { engine, screenshot, wasWheelTurned } from './engine.js';
import { type FixtureOptions, type PatternFormat, patternUrl } from './fixtures.js';
import { readPattern } from './pattern.mjs';
import { until } from './until.js';

type Properties = Partial<
  Pick<
    MassImageGrid,
    | 'items'
    | 'src'
    | 'cellSize'
    | 'layout'
    | 'mode'
    | 'pageSize'
    | 'page'
    | 'labels'
    | 'tooltip'
    | 'aspect'
    | 'gap'
    | 'fit'
    | 'stretch'
    | 'zoomable'
    | 'overscan'
    | 'scrubber'
    | 'sections'
    | 'renderSection'
    | 'label'
    | 'workers'
    | 'limits'
    | 'maxRequests'
    | 'memoryBudget'
    | 'cache'
    | 'memoryThresholds'
    | 'dir'
    | 'lang'
    | 'crossOrigin'
    | 'limits'
  >
>;

/**
 * What is loaded beyond the edges by default is three times what is in view: most tests would wait for pictures that they
 * never look at. Those that measure what a grid holds or asks for set `DEFAULT_OVERSCAN`.
 */
const OVERSCAN_PX = 100;

const grids: MassImageGrid[] = [];

/** A grid of 480 × 400 px at the top left of the page, taken away after the test. */
export function createGrid(properties: Properties = {}, style = ''): MassImageGrid {
  const grid = document.createElement('mass-image-grid');
  Object.assign(grid, { cellSize: 100, gap: 4, overscan: OVERSCAN_PX, label: 'Pictures', ...properties });
  grid.style.cssText = `position:absolute;inset:0 auto auto 0;inline-size:480px;block-size:400px;${style}`;
  document.body.append(grid);
  grids.push(grid);
  return grid;
}

afterEach(async () => {
  for (const grid of grids) grid.remove();
  const last = grids.at(-1);
  grids.length = 0;
  if (last) await until(() => last.stats.workers.alive === 0 && last.stats.bitmaps.held === 0);
});

/** Items whose pictures show their own index as squares. */
export function patternItems(length: number, format: PatternFormat = 'jpg', options?: FixtureOptions): Items {
  return { length, item: (index) => ({ src: patternUrl(index, format, options), alt: `Picture ${index}` }) };
}

/** Frames without a move after which a scroll is over; WebKit animates a wheel notch with pauses in between. */
const restingFramesNeeded = () => (engine === 'webkit' && wasWheelTurned() ? 12 : 5);

/** Waits until nothing moves, everything that is kept is final, and the last frame is on screen. */
export async function settled(grid: MassImageGrid): Promise<void> {
  await grid.updateComplete;
  let restingFrames = 0;
  let offset = Number.NaN;
  const isAtRest = () => {
    const hasMoved = offset !== grid.scrollOffset;
    offset = grid.scrollOffset;
    restingFrames = hasMoved || !isFinal(grid) ? 0 : restingFrames + 1;
    return restingFrames >= restingFramesNeeded();
  };
  await until(isAtRest, () => JSON.stringify(grid.stats), 15_000);
}

function isFinal({ stats, shadowRoot }: MassImageGrid): boolean {
  const { queued, running } = stats.requests;
  return (
    (stats.cells > 0 || stats.items === 0) &&
    queued + running === 0 &&
    !shadowRoot?.querySelector('.row:not(.idle) canvas.stale')
  );
}

export interface ShownCell {
  readonly index: number;
  /** Index that the picture on screen encodes, `undefined` where no intact picture is seen. */
  readonly shown: number | undefined;
}

/** Reads off the screen what each cell shows that lies wholly in view. */
export async function readShownCells(grid: MassImageGrid): Promise<ShownCell[]> {
  const box = grid.getBoundingClientRect();
  const cells = visibleCells(grid).map(({ index, rect }) => ({ index, rect }));
  // Firefox has the scroll bar on the left where text runs from right to left.
  const left = box.x + grid.clientLeft;
  const image = await screenshot(new DOMRect(left, box.y, grid.clientWidth, grid.clientHeight));
  const scale = image.width / grid.clientWidth;
  return cells.map(({ index, rect }) => {
    const x = (rect.x - left) * scale;
    const y = (rect.y - box.y) * scale;
    return { index, shown: readPattern(image, { x, y, width: rect.width * scale, height: rect.height * scale }) };
  });
}

/** Cells that lie wholly in view, with the item that their place in the accessibility tree names. */
export function visibleCells(grid: MassImageGrid): { index: number; element: HTMLElement; rect: DOMRect }[] {
  const box = grid.getBoundingClientRect();
  return cellsOf(grid).flatMap((element) => {
    const rect = element.getBoundingClientRect();
    const isInside = rect.top >= box.top && rect.bottom <= box.top + grid.clientHeight && rect.height > 0;
    return isInside ? [{ index: indexOfCell(element), element, rect }] : [];
  });
}

/** Index of a cell by its place in the list, as assistive technology is told it. */
export function indexOfCell(cell: HTMLElement): number {
  const row = cell.parentElement;
  const columns = Number(row?.parentElement?.ariaColCount);
  // Where rows differ, only the name tells.
  if (columns === -1) return Number(/\d+/.exec(cell.ariaLabel ?? '')?.[0]);
  return (Number(row?.ariaRowIndex) - 1) * columns + Number(cell.ariaColIndex) - 1;
}

export function cellsOf(grid: MassImageGrid): HTMLElement[] {
  const cells = grid.shadowRoot?.querySelectorAll<HTMLElement>(
    '.row:not(.idle, [inert]) [role=gridcell]:not([hidden])',
  );
  return [...(cells ?? [])];
}

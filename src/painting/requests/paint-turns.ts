import type { GridPaintingHandlers } from '../grid-painting-handlers.js';
import type { PaintTurn, WantedCells } from '../painting-client.js';
import type { CellPainting } from '../row-painting.js';
import type { SlotSurfaces } from '../slot-surfaces.js';
import type { Admission } from './admission.js';
import type { SettledCell } from './flights.js';
import { type CellBatch, NextCells } from './next-cells.js';
import type { PreviewLine } from './preview-line.js';
import { type RequestCounts, RequestTally } from './request-tally.js';
import type { RowOrder, WaitingCells } from './waiting-cells.js';

export interface PaintTurnsParts {
  readonly surfaces: SlotSurfaces;
  readonly waiting: WaitingCells;
  readonly previews: PreviewLine<CellPainting>;
  readonly handlers: Pick<GridPaintingHandlers, 'onPainted' | 'onFailed' | 'onDeferred' | 'isVisible'>;
  /** Cells that were taken are in line again. */
  readonly onReturn: () => void;
}

/** Takes cells out of a grid's lines, row by row, and sees to what becomes of each. */
export class PaintTurns {
  readonly #parts: PaintTurnsParts;
  readonly #next: NextCells;
  readonly #tally = new RequestTally();

  constructor(parts: PaintTurnsParts) {
    this.#parts = parts;
    this.#next = new NextCells(parts.waiting, parts.previews);
  }

  get counts(): RequestCounts {
    const { waiting, previews } = this.#parts;
    return this.#tally.counts(waiting.size + previews.waiting);
  }

  take(most: number, cells: WantedCells, order: RowOrder, admission: Admission): PaintTurn[] {
    const batches = {
      'on-screen': () => this.#next.takeOnScreen(most, order, admission),
      all: () => this.#next.take(most, order, admission),
      stored: () => this.#next.takeStored(most, order, admission),
    }[cells]();
    return batches.flatMap((batch) => this.#turnOf(batch) ?? []);
  }

  #turnOf({ row, cells, mode, priority }: CellBatch): PaintTurn | undefined {
    const { surfaces, handlers } = this.#parts;
    const surface = surfaces.ofRow(row);
    if (!surface?.painting) return undefined;
    const { id, seat, generation, painting } = surface;
    this.#tally.start(cells.length, mode);
    const onOutcome = (place: number, outcome: SettledCell) => {
      const cell = cells[place];
      if (!cell) return;
      this.#tally.end(outcome, mode);
      const now = surfaces.ofRow(row);
      const isCurrent = now?.generation === generation && !now.replaced.has(cell);
      if (mode === 'replace') this.#settleReplacing(row, cell, outcome, isCurrent);
      else if (isCurrent) this.#settle(row, cell, outcome);
    };
    const isVisible = () => handlers.isVisible(row);
    const { style } = painting;
    return { surface: id, seat, generation, style, cells, mode, priority, onOutcome, isVisible };
  }

  #settle(row: number, cell: CellPainting, outcome: SettledCell): void {
    const { waiting, previews, handlers, onReturn } = this.#parts;
    if (outcome.state === 'painted') {
      if (outcome.isPreview) previews.add(row, cell);
      handlers.onPainted(row, cell.column, outcome.natural);
    } else if (outcome.state === 'failed') handlers.onFailed(row, cell.column, outcome.failure);
    else if (outcome.state === 'absent') {
      waiting.addAbsent(row, cell);
      onReturn();
    }
  }

  /** Whatever comes of it, the cell shows its preview at least. */
  #settleReplacing(row: number, cell: CellPainting, { state }: SettledCell, isCurrent: boolean): void {
    const { previews, handlers } = this.#parts;
    const isDeferred = isCurrent && state === 'aborted';
    previews.settle(row, cell, isDeferred ? 'deferred' : state === 'failed' || state === 'lost' ? 'failed' : 'done');
    if (isDeferred) handlers.onDeferred();
  }
}

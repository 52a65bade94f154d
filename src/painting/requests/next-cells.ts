import type { PaintMode } from '../../../workers/protocol.js';
import type { RowBatch } from '../../core/requests/paint-queue.js';
import { placesOf } from '../../core/requests/places-in-flight.js';
import { isOnScreen, LATE } from '../../core/requests/row-priority.js';
import type { CellPainting } from '../row-painting.js';
import type { Admission } from './admission.js';
import type { PreviewLine } from './preview-line.js';
import type { RowOrder, WaitingCells } from './waiting-cells.js';

/** Cells of one row that are sent together. */
export interface CellBatch extends RowBatch<CellPainting> {
  readonly mode: PaintMode;
  /** Of the fetch. */
  readonly priority: RequestPriority;
}

/** Chooses which of a grid's cells are sent next, most wanted first: what replaces previews when nothing else waits. */
export class NextCells {
  readonly #waiting: WaitingCells;
  readonly #previews: PreviewLine<CellPainting>;

  constructor(waiting: WaitingCells, previews: PreviewLine<CellPainting>) {
    this.#waiting = waiting;
    this.#previews = previews;
  }

  /** Only rows that will be on screen when their pictures arrive. */
  takeOnScreen(most: number, order: RowOrder, admission: Admission): CellBatch[] {
    if (admission.hasSuspects) return [];
    return this.#waiting.take(most, onScreenOf(order), admission.mayGo).map((batch) => fetchOf(batch, order));
  }

  take(most: number, order: RowOrder, admission: Admission): CellBatch[] {
    if (this.#waiting.isEmpty) return this.#takeReplacing(most, order, admission);
    const alone = admission.hasSuspects ? this.#waiting.take(most, order, admission.mayGoAlone) : [];
    const others = this.#waiting.take(most - countPlaces(alone), order, admission.mayGo);
    const fetches = [...alone, ...others].map((batch) => fetchOf(batch, order));
    if (admission.hasSuspects) return fetches;
    return [...fetches, ...this.#waiting.takeLookups(most - countPlaces(fetches), order).map(lookupOf)];
  }

  /** What is on screen and beyond the places in flight, but may be had without a request. */
  takeStored(most: number, order: RowOrder, { hasSuspects, mayBeStored }: Admission): CellBatch[] {
    if (hasSuspects) return [];
    return this.#waiting.takeStored(most, onScreenOf(order), mayBeStored).map(lookupOf);
  }

  #takeReplacing(most: number, order: RowOrder, { mayGo }: Admission): CellBatch[] {
    const batches = this.#previews.take(most, order, mayGo);
    return batches.map((batch) => ({ ...batch, mode: 'replace', priority: 'low' }));
  }
}

function onScreenOf(order: RowOrder): RowOrder {
  return (row) => (isOnScreen(order(row) ?? LATE) ? order(row) : undefined);
}

function fetchOf(batch: RowBatch<CellPainting>, order: RowOrder): CellBatch {
  return { ...batch, mode: 'fetch', priority: isOnScreen(order(batch.row) ?? LATE) ? 'high' : 'low' };
}

function lookupOf(batch: RowBatch<CellPainting>): CellBatch {
  return { ...batch, mode: 'lookup', priority: 'auto' };
}

function countPlaces(batches: readonly RowBatch<CellPainting>[]): number {
  return batches.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + placesOf(cell), 0);
}

import type { Size } from '../../core/picture/fit.js';
import type { Failure } from '../../painting/grid-painting.js';
import type { TextPainting } from '../../painting/row-painting.js';
import type { CellView } from '../../rendering/cell-view.js';
import type { KeptRow } from './kept-row.js';
import { rescueOf } from './rescue.js';
import { RescueLine } from './rescue-line.js';
import type { DescribedCell } from './row-description.js';
import type { RowStyle } from './row-style.js';

export interface FailedPicturesHandlers {
  readonly row: (row: number) => KeptRow | undefined;
  readonly cellView: (row: number, column: number) => CellView | undefined;
  /** Where an `<img>` may go: the cell, or one over it where cells are drawn only. */
  readonly imageView: (row: number, column: number) => CellView | undefined;
  readonly style: () => RowStyle;
  readonly priorityOf: (row: number) => number | undefined;
  /** Asks for a picture once more; false when that cannot help, or has not helped so far. */
  readonly tryLater: (row: number, column: number, failure: Failure) => boolean;
  /** Draws a text over what the row shows. */
  readonly write: (row: number, text: TextPainting) => void;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  /** An `<img>` shows the picture. */
  readonly onRescued: (row: number, column: number, natural: Size) => void;
  /** The cell has become final. */
  readonly onFinal: (row: number, column: number) => void;
}

/** What becomes of a picture that no painter could show: an `<img>` shows it, it is tried again, or its cell says why. */
export class FailedPictures {
  readonly #handlers: FailedPicturesHandlers;
  readonly #rescues: RescueLine;

  constructor(handlers: FailedPicturesHandlers) {
    this.#handlers = handlers;
    this.#rescues = new RescueLine(handlers.priorityOf);
  }

  /** `<img>` elements that have neither loaded nor failed. */
  get loading(): number {
    return this.#rescues.loading;
  }

  /** The viewport has moved: other cells may be next to get their `<img>`. */
  requestUpdate(): void {
    this.#rescues.requestUpdate();
  }

  /** The row shows other items now. */
  leaveRow(row: number): void {
    this.#rescues.leaveRow(row);
  }

  take(row: number, column: number, failure: Failure): void {
    const { tryLater, onFinal } = this.#handlers;
    const kept = this.#handlers.row(row);
    const cell = kept?.description.cells[column];
    if (!kept || !cell?.item) {
      // It reaches in from an earlier row, which tells of the failure.
      if (tryLater(row, column, failure)) return;
      this.#showStandIn(row, column);
      onFinal(row, column);
      return;
    }
    const cause = namedError(failure.name, failure.message);
    const source = rescueOf(cell.item, failure, this.#handlers.style().crossOrigin);
    const view = source === undefined ? undefined : this.#handlers.imageView(row, column);
    if (view && source !== undefined) this.#rescue(row, column, { kept, view, source, cause });
    else if (!tryLater(row, column, failure)) this.#fail(row, column, cause);
  }

  /** Tells of the cells of a row that were never asked for. Not at once: whoever hears of it may scroll. */
  takeInvalid(row: number): void {
    queueMicrotask(() => {
      const kept = this.#handlers.row(row);
      for (const [column, cause] of kept?.description.invalid ?? [])
        if (kept?.isPending(column)) this.#fail(row, column, cause);
    });
  }

  #rescue(
    row: number,
    column: number,
    { kept, view, source, cause }: { kept: KeptRow; view: CellView; source: string | Blob; cause: Error },
  ): void {
    const { fit, crossOrigin } = this.#handlers.style();
    const badge = kept.description.painting.cells.find((cell) => cell.column === column)?.badge;
    kept.rescue(column);
    const onLoad = (natural: Size) => {
      this.#rescues.loaded(row, column);
      this.#handlers.onRescued(row, column, natural);
    };
    const onError = () => {
      this.#rescues.leave(row, column);
      this.#fail(row, column, cause);
    };
    this.#rescues.enter(row, column, () => view.showImage({ source, fit, crossOrigin, badge, onLoad, onError }));
  }

  #fail(row: number, column: number, cause: Error): void {
    const kept = this.#handlers.row(row);
    const cell = kept?.description.cells[column];
    if (!cell) return;
    kept.fail(column, cause);
    const view = this.#handlers.cellView(row, column);
    if (this.#showStandIn(row, column)) view?.showPicture();
    else view?.showError({ name: cell.name, column, isLoading: false }, cause.message);
    this.#handlers.onError(cell, cause);
    this.#handlers.onFinal(row, column);
  }

  /** True where a text takes the place of the picture. */
  #showStandIn(row: number, column: number): boolean {
    const standIn = this.#handlers.row(row)?.description.standIns.get(column);
    if (standIn) this.#handlers.write(row, standIn);
    return standIn !== undefined;
  }
}

function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

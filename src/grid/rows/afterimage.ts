import type { MemoryAccount } from '../../core/memory/memory-ledger.js';
import { pageMemory } from '../../painting/memory/page-memory.js';
import { surfaceBytes } from '../../painting/memory/surface-bytes.js';
import type { CellPainting, RowPainting } from '../../painting/row-painting.js';
import { drawFitted } from '../../rendering/draw-fitted.js';
import type { RowView } from '../../rendering/row-view.js';
import type { KeptRow } from './kept-row.js';
import { NEEDS_COPIES, RowCopies } from './row-copies.js';
import { ShownPictures } from './shown-pictures.js';

export interface AfterimageParts {
  readonly kept: ReadonlyMap<number, KeptRow>;
  readonly viewAt: (slot: number) => RowView | undefined;
  readonly isVisible: (row: number) => boolean;
  /** Has a painter copy what a row shows, unless that becomes another one meanwhile. */
  readonly requestCopy: (row: number, onCopy: (copy: ImageBitmap) => void) => void;
}

interface Cover {
  readonly canvas: HTMLCanvasElement;
  readonly memory: MemoryAccount;
}

/**
 * What pictures in view looked like before a new layout, over the cells in which they stand now, until painters have drawn
 * these: that takes a frame or two, and as long as a request where another file is wanted, in which cells would go back to
 * their placeholders. The pixels are copied on the page's own thread, for they are those of any painter.
 */
export class Afterimage {
  readonly #parts: AfterimageParts;
  readonly #covers = new Map<number, Cover>();
  readonly #copies: RowCopies;
  #shown: ShownPictures | undefined;

  constructor(parts: AfterimageParts) {
    this.#parts = parts;
    this.#copies = new RowCopies((row, onCopy) => {
      const kept = parts.kept.get(row);
      parts.requestCopy(row, (copy) => (parts.kept.get(row) === kept ? onCopy(copy) : copy.close()));
    });
  }

  /** These rows are at rest, and may be laid out anew any time. */
  provideFor(rows: readonly number[]): void {
    if (NEEDS_COPIES) this.#copies.provide(rows.flatMap((row) => this.#parts.kept.get(row) ?? []));
  }

  /** While rows are laid out anew, which has to happen in this task: painters hear of it, and take pictures away, after it. */
  during(layOut: () => void): void {
    const { kept, viewAt } = this.#parts;
    this.#shown = new ShownPictures();
    for (const row of kept.values()) {
      const { cells, content } = row.description;
      // Cells so low that they have no elements are too many to be copied one by one.
      const view = cells.length > content.cells.length ? undefined : viewAt(row.slot);
      if (view) this.#shown.add(row, view, this.#canvasesOf(row, view));
    }
    try {
      layOut();
    } finally {
      this.#shown = undefined;
    }
  }

  /** A slot is to show another row, or its own anew. */
  begin(kept: KeptRow): void {
    const { slot } = kept;
    const { painting } = kept.description;
    const shown = this.#shown;
    this.#copies.forget(kept);
    this.remove(slot);
    if (!shown || !this.#parts.isVisible(painting.row)) return;
    const bytes = surfaceBytes(painting.width, painting.height);
    const cells = painting.cells.filter((cell) => kept.isPending(cell.column) && shown.partsOf(cell).length > 0);
    if (cells.length === 0 || bytes > pageMemory.spareBytes) return;
    const canvas = this.#draw(painting, cells, shown);
    this.#covers.set(slot, { canvas, memory: pageMemory.ledger.open('surfaces', bytes) });
    this.#parts.viewAt(slot)?.cover(canvas);
  }

  /** What a cell is to show is there, or known to fail. */
  finish(kept: KeptRow, column: number): void {
    this.#copies.forget(kept);
    const { slot, description, isFinal } = kept;
    const cover = this.#covers.get(slot);
    if (!cover) return;
    const cell = description.painting.cells.find((candidate) => candidate.column === column);
    if (isFinal) this.remove(slot);
    else if (cell) cover.canvas.getContext('2d')?.clearRect(cell.x, cell.y, cell.width, cell.height);
  }

  /** A slot shows another row, or none. */
  remove(slot: number): void {
    this.#copies.drop(slot);
    const cover = this.#covers.get(slot);
    if (!cover) return;
    this.#covers.delete(slot);
    cover.memory.close();
    this.#parts.viewAt(slot)?.uncover();
  }

  clear(): void {
    for (const slot of [...this.#covers.keys()]) this.remove(slot);
    this.#copies.clear();
  }

  /** What shows a row, from the bottom up. */
  #canvasesOf(kept: KeptRow, { canvas }: RowView): HTMLCanvasElement[] {
    const own = NEEDS_COPIES ? this.#copies.canvasOf(kept) : canvas;
    const cover = this.#covers.get(kept.slot)?.canvas;
    return [kept.isShown ? own : undefined, cover].filter((candidate) => candidate !== undefined);
  }

  #draw(
    { width, height, style }: RowPainting,
    cells: readonly CellPainting[],
    shown: ShownPictures,
  ): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    // What lies in a cell fills it as its picture should, and with it another cell of the same shape.
    const fit = style.fit === 'cover' || style.fit === 'fill' ? style.fit : 'contain';
    for (const to of cells) {
      for (const from of shown.partsOf(to))
        drawFitted(context, { image: from.canvas, from, to, fit, devicePixelRatio: 1 });
    }
    return canvas;
  }
}

import { partKey } from '../../core/picture/picture-part.js';
import type { CellPainting, CellPlacing, RowPainting } from '../../painting/row-painting.js';
import { type Box, drawFitted } from '../../rendering/draw-fitted.js';
import type { RowView } from '../../rendering/row-view.js';
import type { KeptRow } from './kept-row.js';

/** Where a cell lies in a canvas that shows at least a part of it. */
export interface ShownPart extends Box {
  readonly canvas: HTMLCanvasElement;
}

interface ShownCell {
  /** Where it begins in the content, in device px. */
  readonly x: number;
  readonly y: number;
  readonly isPending: boolean;
  /** More than one where it reaches over several rows. */
  readonly parts: ShownPart[];
}

/** Two roundings lie between two rows' measures of where one cell begins. */
const TOLERANCE = 2;

/** Where pictures are to be seen on screen, by what tells pictures apart. */
export class ShownPictures {
  readonly #cells = new Map<string | Blob, ShownCell>();

  /** @param canvases What shows the row, from the bottom up */
  add(kept: KeptRow, view: RowView, canvases: readonly HTMLCanvasElement[]): void {
    const { content, painting } = kept.description;
    const start = content.rect.block * painting.style.devicePixelRatio;
    for (const cell of painting.cells) {
      const { column, x, y, width, height } = cell;
      const image = kept.isRescued(column) ? view.cell(column)?.image : undefined;
      const parts = image
        ? [copyOf(image, cell, painting)]
        : canvases.map((canvas) => ({ canvas, x, y, width, height }));
      if (parts.length > 0) this.#add(cell, { x, y: start + y, isPending: kept.isPending(column), parts });
    }
  }

  /** Parts of the cell that shows the same picture, from whichever of its files. */
  partsOf(cell: CellPainting): readonly ShownPart[] {
    for (const name of namesOf(cell)) {
      const shown = this.#cells.get(name);
      if (shown) return shown.parts;
    }
    return [];
  }

  #add(cell: CellPainting, shown: ShownCell): void {
    for (const name of namesOf(cell)) {
      const before = this.#cells.get(name);
      if (before && isSameCell(before, shown)) before.parts.push(...shown.parts);
      else if (!before || before.isPending) this.#cells.set(name, { ...shown, parts: [...shown.parts] });
    }
  }
}

/** An `<img>` loses its picture as soon as its cell is another item's. */
function copyOf(image: HTMLImageElement, { width, height }: CellPlacing, { style }: RowPainting): ShownPart {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const to = { x: 0, y: 0, width, height };
  const from = { x: 0, y: 0, width: image.naturalWidth, height: image.naturalHeight };
  drawFitted(canvas.getContext('2d'), { image, from, to, ...style });
  return { canvas, ...to };
}

function namesOf({ source, part, otherFiles = [] }: CellPainting): readonly (string | Blob)[] {
  return part ? [partKey(part)] : [source, ...otherFiles];
}

function isSameCell(a: ShownCell, b: ShownCell): boolean {
  return a.x === b.x && Math.abs(a.y - b.y) < TOLERANCE;
}

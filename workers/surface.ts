import { placePicture, type Size } from '../src/core/picture/fit.js';
import { FINAL_QUALITY, type PictureQuality } from '../src/core/picture/picture-quality.js';
import type { BitmapBox } from './picture.js';
import { PictureFailure } from './picture-failure.js';
import type { CellPlace, CellRequest, CellStyle, SurfaceCanvas, SurfaceContext, TextCells } from './protocol.js';
import type { TextPainter } from './text/text-painter.js';

/** Where a cell lies in its surface, and what is drawn over its picture. */
export type CellBox = CellPlace & Pick<CellRequest, 'badge'>;

/** What is drawn into a cell: the pixels that there are, and the size of the whole picture that they show. */
export interface CellPicture {
  readonly bitmap: ImageBitmap | OffscreenCanvas;
  readonly natural: Size;
  /** Where the part that the cell shows lies in the bitmap; all of the picture is there without it. */
  readonly box?: BitmapBox | undefined;
}

/** The canvas of one row. A new generation begins when the surface is given another row. */
export class Surface {
  readonly #canvas: SurfaceCanvas;
  readonly #context: SurfaceContext | null;
  readonly #texts: TextPainter;
  /** Aborts what is under way for the current row. */
  #row = new AbortController();
  /** Aborts what would replace previews. */
  #replacing = new AbortController();
  #generation = -1;
  /** Quality of what each cell of the row shows, by the cell's place. */
  readonly #shown = new Map<string, PictureQuality>();

  /** The latest request for each place. */
  readonly #claims = new Map<string, number>();

  constructor(canvas: SurfaceCanvas, texts: TextPainter) {
    this.#canvas = canvas;
    this.#texts = texts;
    this.#context = canvas.getContext('2d');
  }

  get generation(): number {
    return this.#generation;
  }

  /** False where no canvas was to be had. */
  get isUsable(): boolean {
    return this.#context !== null;
  }

  get signal(): AbortSignal {
    return this.#row.signal;
  }

  /** Aborts with the row, or when what would replace previews is deferred. */
  get replacingSignal(): AbortSignal {
    return this.#replacing.signal;
  }

  assign(generation: number, width: number, height: number): void {
    this.abort();
    this.#generation = generation;
    this.#shown.clear();
    this.#claims.clear();
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    } else {
      this.#context?.clearRect(0, 0, width, height);
    }
  }

  abort(): void {
    this.#row.abort();
    this.#row = new AbortController();
    this.defer();
  }

  /** Aborts what would replace previews. */
  defer(): void {
    this.#replacing.abort();
    this.#replacing = new AbortController();
  }

  /**
   * Hands the same picture to the page again. WebKit drops what is drawn before the canvas has a layer of its own, or
   * while it gets another one (WebKitGTK 2.50: one row in ten stayed blank); drawing nothing is what makes it look.
   */
  present(): void {
    if (!this.#context) return;
    this.#context.fillStyle = 'transparent';
    this.#context.fillRect(0, 0, 1, 1);
  }

  get pixelBytes(): number {
    return 4 * this.#canvas.width * this.#canvas.height;
  }

  /** `undefined` where the engine has no memory for it. */
  async copy(): Promise<ImageBitmap | undefined> {
    return createImageBitmap(this.#canvas as OffscreenCanvas).catch(() => undefined);
  }

  /** Gives the pixels back until the next row comes. */
  vacate(): void {
    this.abort();
    this.#generation = -1;
    this.#canvas.width = 1;
    this.#canvas.height = 1;
  }

  /** Gives the pixels back: canvases are not collected promptly, their size is what holds the memory. */
  close(): void {
    this.abort();
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  /** Takes away what a cell shows. */
  clear({ x, y, width, height }: CellBox): void {
    this.#context?.clearRect(x, y, width, height);
    this.#shown.delete(`${x} ${y}`);
  }

  /** The cell's place belongs to this request from now on: what an earlier one brings comes too late. */
  claim(cell: CellRequest): void {
    this.#claims.set(`${cell.x} ${cell.y}`, cell.request);
  }

  isClaimedBy(cell: CellRequest): boolean {
    return this.#claims.get(`${cell.x} ${cell.y}`) === cell.request;
  }

  /** Draws a picture into a cell, unless the cell shows a better one already, or one as good that is not final. */
  draw(cell: CellBox, picture: CellPicture, style: CellStyle, quality: PictureQuality = FINAL_QUALITY): void {
    const context = this.#context;
    if (!context) throw new PictureFailure('undecodable', 'CanvasError', 'There was no canvas to be had to draw on');
    const place = `${cell.x} ${cell.y}`;
    if (quality !== FINAL_QUALITY && quality <= (this.#shown.get(place) ?? 0)) return;
    this.#shown.set(place, quality);
    drawPicture(context, cell, picture, style);
    if (cell.badge) this.#texts.drawBadge(context, cell, cell.badge, style);
  }

  write(texts: TextCells, style: CellStyle): void {
    if (this.#context) this.#texts.draw(this.#context, texts, style);
  }
}

function drawPicture(
  context: SurfaceContext,
  cell: CellBox,
  { bitmap, natural, box }: CellPicture,
  { fit, devicePixelRatio, radius }: CellStyle,
): void {
  context.clearRect(cell.x, cell.y, cell.width, cell.height);
  context.save();
  if (radius > 0) clipToCorners(context, cell, radius);
  const { source, target } = placePicture(natural, cell, fit, devicePixelRatio);
  const { x, y, width, height } = box ?? boxOf(source, bitmap);
  context.imageSmoothingQuality = width < target.width ? 'low' : 'high';
  context.drawImage(bitmap, x, y, width, height, cell.x + target.x, cell.y + target.y, target.width, target.height);
  context.restore();
}

function boxOf(share: BitmapBox, { width, height }: Size): BitmapBox {
  return { x: share.x * width, y: share.y * height, width: share.width * width, height: share.height * height };
}

function clipToCorners(context: SurfaceContext, cell: CellBox, radius: number): void {
  context.beginPath();
  context.roundRect(cell.x, cell.y, cell.width, cell.height, radius);
  context.clip();
}

import { placePicture } from '../src/core/fit.js';
import type { Picture } from './picture.js';
import { PictureFailure } from './picture-failure.js';
import type { CellRequest, CellStyle, SurfaceCanvas, SurfaceContext } from './protocol.js';

/** The canvas of one row. A new generation begins when the surface is given another row. */
export class Surface {
  readonly #canvas: SurfaceCanvas;
  readonly #context: SurfaceContext | null;
  /** Aborts what is under way for the current row. */
  #row = new AbortController();
  #generation = -1;

  constructor(canvas: SurfaceCanvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  get generation(): number {
    return this.#generation;
  }

  get signal(): AbortSignal {
    return this.#row.signal;
  }

  assign(generation: number, width: number, height: number): void {
    this.abort();
    this.#generation = generation;
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

  /** Gives the pixels back: canvases are not collected promptly, their size is what holds the memory. */
  close(): void {
    this.abort();
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  draw(cell: CellRequest, picture: Picture, { fit, devicePixelRatio, radius }: CellStyle): void {
    const context = this.#context;
    if (!context) throw new PictureFailure('undecodable', 'CanvasError', 'There was no canvas to be had to draw on');
    context.clearRect(cell.x, cell.y, cell.width, cell.height);
    context.save();
    if (radius > 0) clipToCorners(context, cell, radius);
    const { source, target } = placePicture(picture.natural, cell, fit, devicePixelRatio);
    const { bitmap } = picture;
    const { width, height } = bitmap;
    const isEnlarged = source.width * width < target.width;
    context.imageSmoothingQuality = isEnlarged ? 'low' : 'high';
    context.drawImage(
      bitmap,
      source.x * width,
      source.y * height,
      source.width * width,
      source.height * height,
      cell.x + target.x,
      cell.y + target.y,
      target.width,
      target.height,
    );
    context.restore();
  }
}

function clipToCorners(context: SurfaceContext, cell: CellRequest, radius: number): void {
  context.beginPath();
  context.roundRect(cell.x, cell.y, cell.width, cell.height, radius);
  context.clip();
}

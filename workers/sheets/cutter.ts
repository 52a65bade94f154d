import { type SheetCut, takenSize } from '../../src/core/picture/picture-part.js';
import { PictureFailure } from '../picture-failure.js';
import type { SheetPixels } from './sheet-pixels.js';

/**
 * Cuts pictures out of sheets, px by px: what is scaled later has no neighbour to take a share of. Not by
 * `createImageBitmap(sheet, x, y, width, height)`, whose bitmap is a view of the whole sheet in Firefox (153), which then
 * lives as long as the smallest of its cuts.
 */
export class Cutter {
  #canvas = new OffscreenCanvas(1, 1);

  /** @throws {PictureFailure} where the cut is not within the sheet */
  async cut(sheet: SheetPixels, cut: SheetCut, signal: AbortSignal): Promise<ImageBitmap> {
    const area = { x: cut.x, y: cut.y, ...takenSize(cut) };
    const { width, height } = sheet.natural;
    if (area.x + area.width > width || area.y + area.height > height) {
      const text = `The sprite of ${area.width}×${area.height} px at ${area.x}, ${area.y} is not within its sheet of ${width}×${height} px`;
      throw new PictureFailure('unsupported', 'SpriteError', text);
    }
    const { canvas, context } = this.#prepare(cut);
    const drawing = sheet.draw(context, area, signal);
    if (drawing) {
      // The next cut is not to be drawn on the same canvas meanwhile.
      this.#canvas = new OffscreenCanvas(1, 1);
      await drawing;
      signal.throwIfAborted();
    }
    return canvas.transferToImageBitmap();
  }

  #prepare({ whole, height, isTurned }: SheetCut) {
    const canvas = this.#canvas;
    if (canvas.width !== whole.width) canvas.width = whole.width;
    if (canvas.height !== whole.height) canvas.height = whole.height;
    const context = canvas.getContext('2d');
    if (!context)
      throw new PictureFailure('undecodable', 'CanvasError', 'There was no canvas to be had to cut a sprite on');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, whole.width, whole.height);
    context.imageSmoothingEnabled = false;
    // Back by a quarter turn.
    if (isTurned) context.setTransform(0, -1, 1, 0, whole.x, whole.y + height);
    else context.setTransform(1, 0, 0, 1, whole.x, whole.y);
    return { canvas, context };
  }
}

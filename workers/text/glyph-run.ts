import type { TextStyle } from '../../src/core/text-mark.js';
import { type FittedText, heightOf, type Ink, widthOf } from './text-fit.js';

const BYTES_PER_PIXEL = 4;

/** A text as it was set once: its pixels, and where they belong around the point that it is drawn at. */
export interface GlyphRun {
  /** `undefined` where there is nothing to see of the text. */
  readonly bitmap: ImageBitmap | undefined;
  readonly byteSize: number;
  /** From the left edge and the top of the bitmap to the start of the line and its baseline, whole px. */
  readonly originX: number;
  readonly originY: number;
  readonly advance: number;
  readonly ink: Ink;
  /** Height of capital letters, `undefined` for a text without letters and digits, which is centred by its ink. */
  readonly capHeight: number | undefined;
}

/** Sets texts. Shaping, direction, combining marks and emoji are the engine's own. */
export class GlyphSetter {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context: OffscreenCanvasRenderingContext2D | null = this.#canvas.getContext('2d');
  #edition = 0;

  /**
   * Fonts have come. A worker of Chromium (156) goes on to set texts in the next font of a list that it has used before,
   * so the list has to be another one: it gets a last name that no font has.
   */
  renewFonts(): void {
    this.#edition++;
  }

  measure(text: string, style: TextStyle, size = style.size): Ink {
    const context = this.#prepare(style, size);
    if (!context) return { left: 0, right: 0, ascent: 0, descent: 0, advance: 0 };
    const metrics = context.measureText(text);
    return {
      left: metrics.actualBoundingBoxLeft,
      right: metrics.actualBoundingBoxRight,
      ascent: metrics.actualBoundingBoxAscent,
      descent: metrics.actualBoundingBoxDescent,
      advance: metrics.width,
    };
  }

  set({ text, size }: FittedText, style: TextStyle, color: string): GlyphRun {
    const ink = this.measure(text, style, size);
    // A px for edges that are smoothed.
    const originX = Math.ceil(ink.left) + 1;
    const originY = Math.ceil(ink.ascent) + 1;
    const width = originX + Math.ceil(ink.right) + 1;
    const height = originY + Math.ceil(ink.descent) + 1;
    const capHeight = /[\p{L}\p{N}]/u.test(text) ? this.measure('H', style, size).ascent : undefined;
    const isEmpty = widthOf(ink) + heightOf(ink) <= 2 || width <= 0 || height <= 0;
    const bitmap = isEmpty ? undefined : this.#draw({ text, size }, style, color, { originX, originY, width, height });
    const byteSize = bitmap ? width * height * BYTES_PER_PIXEL : 0;
    return { bitmap, byteSize, originX, originY, advance: ink.advance, ink, capHeight };
  }

  #draw(
    { text, size }: FittedText,
    style: TextStyle,
    color: string,
    box: { originX: number; originY: number; width: number; height: number },
  ): ImageBitmap | undefined {
    // A new size forgets what was set.
    this.#canvas.width = box.width;
    this.#canvas.height = box.height;
    const context = this.#prepare(style, size);
    if (!context) return undefined;
    context.fillStyle = style.color;
    // What is no colour changes nothing.
    if (color) context.fillStyle = color;
    context.fillText(text, box.originX, box.originY);
    return this.#canvas.transferToImageBitmap();
  }

  #prepare(
    { slant, weight, family, isRightToLeft }: TextStyle,
    size: number,
  ): OffscreenCanvasRenderingContext2D | null {
    const context = this.#context;
    if (!context) return null;
    const families = this.#edition > 0 ? `${family}, "edition ${this.#edition}"` : family;
    context.font = `${slant} ${weight} ${size}px ${families}`;
    context.direction = isRightToLeft ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    return context;
  }
}

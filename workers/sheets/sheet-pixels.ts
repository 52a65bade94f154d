import type { Size } from '../../src/core/picture/fit.js';

/** A rectangle in px of a sheet. */
export interface SheetArea extends Size {
  readonly x: number;
  readonly y: number;
}

export type SheetContext = Pick<OffscreenCanvasRenderingContext2D, 'drawImage'>;

/** A sheet as it is held: decoded whole, or in tiles. */
export interface SheetPixels {
  /** Size of the sheet as shown. */
  readonly natural: Size;
  /** What it holds in memory by now. */
  readonly byteSize: number;
  /** Draws an area with its top left corner at 0, 0, px by px. */
  draw(context: SheetContext, area: SheetArea, signal: AbortSignal): Promise<void> | void;
  /** Gives all of it back. */
  close(): void;
}

import { placePicture, type Size } from '../../src/core/picture/fit.js';
import type { BitmapBox, Picture } from '../picture.js';
import type { CellRequest, CellStyle } from '../protocol.js';

/** JPEG mixes the colours of blocks of 16 px: pictures that share none do not mix. */
const BLOCK_PX = 16;

const SHEET_WIDTH = 2048;

/** 16 MB decoded: about what the canvases of such a screen take. */
const MAX_PIXELS = 4 * 2 ** 20;

const JPEG = { type: 'image/jpeg', quality: 0.85 };

/** Boxes side by side in rows, each on blocks of its own; those that do not fit are left out. */
export function placeBoxes(sizes: readonly Size[]): { boxes: (BitmapBox | undefined)[]; size: Size } {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let sheetWidth = 0;
  const boxes = sizes.map(({ width, height }) => {
    if (x > 0 && x + inBlocks(width) > SHEET_WIDTH) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    const right = x + inBlocks(width);
    const bottom = Math.max(rowHeight, inBlocks(height)) + y;
    if (Math.max(sheetWidth, right) * bottom > MAX_PIXELS) return undefined;
    const box = { x, y, width, height };
    x = right;
    rowHeight = bottom - y;
    sheetWidth = Math.max(sheetWidth, right);
    return box;
  });
  return { boxes, size: { width: sheetWidth, height: y + rowHeight } };
}

/** Size of what a cell shows of its picture, in device px. */
export function shownSize(cell: CellRequest, { fit, devicePixelRatio }: CellStyle, natural: Size): Size {
  const { target } = placePicture(natural, cell, fit, devicePixelRatio);
  return { width: target.width, height: target.height };
}

/** Draws what a cell shows of its picture. */
export function drawBox(
  context: OffscreenCanvasRenderingContext2D,
  box: BitmapBox,
  { bitmap, natural }: Picture,
  { cell, style: { fit, devicePixelRatio } }: { readonly cell: CellRequest; readonly style: CellStyle },
): void {
  const { source } = placePicture(natural, cell, fit, devicePixelRatio);
  const { width, height } = bitmap;
  const [x, y] = [source.x * width, source.y * height];
  // The rest of its last blocks first: what stood there would be mixed into its edges.
  for (const size of [{ width: inBlocks(box.width), height: inBlocks(box.height) }, box])
    context.drawImage(
      bitmap,
      x,
      y,
      source.width * width,
      source.height * height,
      box.x,
      box.y,
      size.width,
      size.height,
    );
}

/** `undefined` where the engine cannot. */
export async function encodeSheet(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await canvas.convertToBlob(JPEG);
  // What an engine cannot encode it makes a PNG of.
  return blob.type === JPEG.type ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}

function inBlocks(length: number): number {
  return Math.ceil(length / BLOCK_PX) * BLOCK_PX;
}

import type { Size } from '../../src/core/picture/fit.js';

/** Makes a bitmap smaller, with each of its pixels in the result; takes the bitmap. */
export async function makeSmaller(bitmap: ImageBitmap, { width, height }: Size): Promise<ImageBitmap> {
  try {
    if (!(await resizesByAverage())) return byHalves(bitmap, { width, height });
    return await createImageBitmap(bitmap, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
  } finally {
    bitmap.close();
  }
}

let isAverage: Promise<boolean> | undefined;

/**
 * Whether `createImageBitmap` averages what it makes smaller. WebKitGTK 2.50 takes a few pixels of many at each quality:
 * photographs of 8 to 18 megapixels came out at 256 px with a mean error of 9 to 16/255, by halves with 3 to 4.
 */
export function resizesByAverage(): Promise<boolean> {
  isAverage ??= probeResize().catch(() => true);
  return isAverage;
}

const PROBE_PX = 16;

/** Of eight columns the two in the middle are white: to whoever looks at these alone, the picture is. */
async function probeResize(): Promise<boolean> {
  const context = new OffscreenCanvas(PROBE_PX, PROBE_PX).getContext('2d');
  if (!context) return true;
  context.fillRect(0, 0, PROBE_PX, PROBE_PX);
  context.fillStyle = 'white';
  for (let x = 3; x < PROBE_PX; x += 8) context.fillRect(x, 0, 2, PROBE_PX);
  const options = { resizeWidth: 2, resizeHeight: 2, resizeQuality: 'medium' as const };
  const bitmap = await createImageBitmap(context.canvas, options);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return (context.getImageData(0, 0, 1, 1).data[0] ?? 0) < 128;
}

/** Between four pixels lies their average: what is not yet twice the size is left to the last step. */
function byHalves(bitmap: ImageBitmap, wanted: Size): ImageBitmap {
  let source: ImageBitmap | OffscreenCanvas = bitmap;
  while (source.width > 2 * wanted.width || source.height > 2 * wanted.height) {
    source = drawnAt(source, {
      width: halfOf(source.width, wanted.width),
      height: halfOf(source.height, wanted.height),
    });
  }
  return drawnAt(source, wanted).transferToImageBitmap();
}

function halfOf(side: number, wanted: number): number {
  return side > 2 * wanted ? Math.ceil(side / 2) : side;
}

function drawnAt(source: ImageBitmap | OffscreenCanvas, { width, height }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  // A canvas is not collected promptly; its size is what holds the memory.
  if (source instanceof OffscreenCanvas) source.width = 0;
  return canvas;
}

import type { Size } from '../../src/core/picture/fit.js';
import { makeSmaller, resizesByAverage } from './make-smaller.js';

/** Decodes in the calling thread (WebKit) or a pool; `resize` is in the orientation as shown in every engine. */
export async function decodeByImageBitmap(
  bytes: Uint8Array<ArrayBuffer>,
  type: string | undefined,
  resize: Size | undefined,
): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type: type ?? '' });
  if (!resize) return createImageBitmap(blob);
  if (!(await resizesByAverage())) return makeSmaller(await createImageBitmap(blob), resize);
  const { width, height } = resize;
  return createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
}

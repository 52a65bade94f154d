import type { Size } from '../../src/core/fit.js';

/** Decodes in the calling thread (WebKit) or a pool; `resize` is in the orientation as shown in every engine. */
export function decodeByImageBitmap(
  bytes: Uint8Array<ArrayBuffer>,
  type: string | undefined,
  resize: Size | undefined,
): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type: type ?? '' });
  const options = resize && {
    resizeWidth: resize.width,
    resizeHeight: resize.height,
    resizeQuality: 'medium' as const,
  };
  return createImageBitmap(blob, { ...options });
}

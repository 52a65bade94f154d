import { pngInIcon } from '../sniff/icon-size.js';
import { stillPng } from '../sniff/still-png.js';

/**
 * A plain PNG in place of a file that would end WebKit's process, by `createImageBitmap()` and by `<img>`; `undefined` for
 * other files. In WebKitGTK 2.50 these are icons with a damaged PNG in them, which alone does no harm, and animations that
 * promise so many frames that no memory holds them: mended in 2026, https://bugs.webkit.org/show_bug.cgi?id=321756
 */
export function deadlyAsPng(bytes: Uint8Array<ArrayBuffer>, type: string): Uint8Array<ArrayBuffer> | undefined {
  if (type === 'image/png') return stillPng(bytes);
  const png = type === 'image/x-icon' ? pngInIcon(bytes) : undefined;
  return png && (stillPng(png) ?? png.slice());
}

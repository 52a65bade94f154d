import { PictureFailure } from '../picture-failure.js';

/** Formats that every engine shows, so that it need not be asked. */
const SHOWN_EVERYWHERE = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/bmp',
  // Shown, though engines have no `ImageDecoder` for it.
  'image/x-icon',
]);

/**
 * Makes sure that something here decodes a type, before its bytes are fetched. An engine without `ImageDecoder` cannot
 * be asked: there only trying tells.
 * @throws {PictureFailure} of kind `unsupported`
 */
export async function requireDecoder(type: string): Promise<void> {
  if (SHOWN_EVERYWHERE.has(type) || typeof ImageDecoder === 'undefined') return;
  // WebKit rejects where others answer false.
  if (await ImageDecoder.isTypeSupported(type).catch(() => false)) return;
  throw new PictureFailure('unsupported', 'UnsupportedImageError', `${type} needs a decoder`);
}

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
 * Whether the engine may decode a type, known before its bytes are fetched. An engine without `ImageDecoder` cannot be
 * asked: there only trying tells.
 */
export async function mayEngineDecode(type: string): Promise<boolean> {
  if (SHOWN_EVERYWHERE.has(type) || typeof ImageDecoder === 'undefined') return true;
  // WebKit rejects where others answer false.
  return ImageDecoder.isTypeSupported(type).catch(() => false);
}

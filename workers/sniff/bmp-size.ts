/**
 * Size of a Windows bitmap, which `image-dimensions` does not read.
 * https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader: a negative height is stored top-down;
 * https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapcoreheader: OS/2 headers hold 16-bit sides.
 */
export function bmpSize(bytes: Uint8Array): { width: number; height: number; type: 'bmp' } | undefined {
  if (bytes.length < 26 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isCore = view.getUint32(14, true) === 12;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = isCore ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
  return width > 0 && height > 0 ? { width, height, type: 'bmp' } : undefined;
}

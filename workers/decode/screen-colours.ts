/** Curves that are close enough to the screen's for scaling to look the same. */
const LIKE_THE_SCREEN = new Set<string | null>(['iec61966-2-1', 'bt709', 'smpte170m']);

/**
 * Whether a picture has to be brought to the screen's colours before it is scaled. A canvas scales in the colour space
 * of the bitmap, `<img>` in that of the screen: the PNG of PngSuite with a gamma of 2.5 came out 28/255 too light.
 * A frame that says nothing of its colours, as engines hand over what they have converted already, is left alone.
 */
export function needsScreenColours({ primaries, transfer }: VideoColorSpace): boolean {
  return primaries !== null && !LIKE_THE_SCREEN.has(transfer);
}

/** Chromium 156 brings HDR down to the screen for an `<img>` only; on a canvas its colours come out dark. */
export function isHighDynamicRange({ transfer }: VideoColorSpace): boolean {
  // Newer than the enumeration of TypeScript: https://w3c.github.io/webcodecs/#videotransfercharacteristics
  const name: string | null = transfer;
  return name === 'pq' || name === 'hlg';
}

/** The same picture in the colours of the screen; takes the bitmap. */
export function toScreenColours(bitmap: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) return bitmap;
  try {
    context.drawImage(bitmap, 0, 0);
    return canvas.transferToImageBitmap();
  } finally {
    bitmap.close();
  }
}

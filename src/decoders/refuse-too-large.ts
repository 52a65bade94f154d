/** Refuses a picture before memory is taken for it. */
export function refuseTooLarge(width: number, height: number, maxPixels: number): void {
  if (width * height <= maxPixels) return;
  const megapixels = (pixels: number) => Math.round(pixels / 1e6);
  const text = `${width}×${height} is ${megapixels(width * height)} MP, limit ${megapixels(maxPixels)} MP`;
  throw Object.assign(new Error(text), { name: 'ImageTooLargeError' });
}

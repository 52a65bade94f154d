// Sheets of plain colours, drawn in the page: what is cut out must be of one colour to its edges.

export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** Everything around the patches is magenta, which no cut may show. */
export async function drawnSheet(width: number, height: number, patches: readonly Patch[]): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context to draw with');
  context.fillStyle = '#f0f';
  context.fillRect(0, 0, width, height);
  for (const { color, x, y, ...size } of patches) {
    context.clearRect(x, y, size.width, size.height);
    context.fillStyle = color;
    context.fillRect(x, y, size.width, size.height);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

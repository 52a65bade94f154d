import { DEFAULT_LIMITS } from '../../src/core/picture/picture-limits.js';
import type { TextStyle } from '../../src/core/text-mark.js';
import type { CellRequest, CellStyle, PainterConfig } from '../../workers/protocol.js';

const ENOUGH = { decoded: 2 ** 24, thumbnails: 2 ** 24, encoded: 2 ** 24, sheets: 2 ** 24, glyphs: 2 ** 24 };

export const CONFIG: PainterConfig = {
  allotment: { ...ENOUGH, passing: Number.POSITIVE_INFINITY },
  faces: [],
  cacheEntries: 100,
  frameBudgetMs: Number.POSITIVE_INFINITY,
};

export const TEXT: TextStyle = {
  slant: 'normal',
  weight: '400',
  family: 'sans-serif',
  size: 16,
  color: '#000',
  isRightToLeft: false,
  pageFaces: 0,
};

export const STYLE: CellStyle = { fit: 'cover', devicePixelRatio: 1, radius: 0, limits: DEFAULT_LIMITS, text: TEXT };

/** A cell of 64 px at the surface's top left corner. */
export function cellOf(source: string | Blob, changes: Partial<CellRequest> = {}): CellRequest {
  const place = { x: 0, y: 0, width: 64, height: 64 };
  return { request: 1, ...place, source, credentials: 'same-origin', ...changes };
}

/** A red, green / blue, white bitmap. */
export async function quadrantBitmap(width = 40, height = 40): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context to paint with');
  for (const [quadrant, color] of ['#f00', '#0f0', '#00f', '#fff'].entries()) {
    context.fillStyle = color;
    context.fillRect((quadrant % 2) * (width / 2), Math.floor(quadrant / 2) * (height / 2), width / 2, height / 2);
  }
  return createImageBitmap(canvas);
}

import type { Size } from '../../src/core/picture/fit.js';
import type { TextMark } from '../../src/core/text-mark.js';
import type { CellPlace, CellStyle, SurfaceContext, TextCells } from '../protocol.js';
import type { GlyphCache, WantedRun } from './glyph-cache.js';
import type { GlyphRun } from './glyph-run.js';

const NUMBERS_PER_CELL = 5;

/** How a mark fits into cells of this size. */
interface Fit extends Size {
  readonly wanted: WantedRun | undefined;
}

/** Legible on any picture. */
const BADGE_COLOR = '#fff';
const BADGE_BACKGROUND = 'rgb(0 0 0 / 65%)';

/** Draws texts on whole device pixels: in the middle of their cells, or as badges on pictures. */
export class TextPainter {
  readonly #glyphs: GlyphCache;

  constructor(glyphs: GlyphCache) {
    this.#glyphs = glyphs;
  }

  draw(context: SurfaceContext, { marks, cells }: TextCells, style: CellStyle): void {
    const fits: (Fit | undefined)[] = [];
    for (let at = 0; at < cells.length; at += NUMBERS_PER_CELL) {
      const cell = { x: cells[at] ?? 0, y: cells[at + 1] ?? 0, width: cells[at + 2] ?? 0, height: cells[at + 3] ?? 0 };
      const place = cells[at + 4] ?? 0;
      const mark = marks[place];
      if (!mark) continue;
      const known = fits[place];
      const isKnown = known?.width === cell.width && known.height === cell.height;
      const fit = isKnown ? known : this.#fit(mark, cell, style);
      fits[place] = fit;
      this.#drawCell(context, cell, mark, style.radius, fit);
    }
  }

  /** In the corner where a line of text ends, below. */
  drawBadge(context: SurfaceContext, cell: CellPlace, mark: TextMark, style: CellStyle): void {
    const { devicePixelRatio, text } = style;
    const inset = insetOf(cell, devicePixelRatio);
    const room = { width: cell.width - 4 * inset, height: Math.floor(cell.height / 3) };
    const badge = { ...mark, color: mark.color || BADGE_COLOR };
    const run = this.#glyphs.run(this.#glyphs.fit(badge, text, room, devicePixelRatio));
    const height = Math.min(
      cell.height,
      Math.ceil(Math.max(run.capHeight ?? 0, run.ink.ascent + run.ink.descent)) + 2 * inset,
    );
    const width = Math.min(cell.width, Math.max(height, Math.ceil(run.advance) + 2 * inset));
    const x = text.isRightToLeft ? cell.x + inset : cell.x + cell.width - inset - width;
    const place = { x, y: cell.y + cell.height - inset - height, width, height };
    fill(context, place, mark.background || BADGE_BACKGROUND, Math.min(height / 2, 4 * devicePixelRatio));
    drawRun(context, run, place);
  }

  #fit(mark: TextMark, { width, height }: Size, { text, devicePixelRatio }: CellStyle): Fit {
    if (!mark.text) return { width, height, wanted: undefined };
    const inset = insetOf({ width, height }, devicePixelRatio);
    const room = { width: width - 2 * inset, height: height - 2 * inset };
    return { width, height, wanted: this.#glyphs.fit(mark, text, room, devicePixelRatio) };
  }

  #drawCell(context: SurfaceContext, cell: CellPlace, { background }: TextMark, radius: number, { wanted }: Fit): void {
    context.clearRect(cell.x, cell.y, cell.width, cell.height);
    if (background) fill(context, cell, background, radius);
    if (wanted) drawRun(context, this.#glyphs.run(wanted), cell);
  }
}

/** Space around a text; none in cells where every pixel is needed. */
function insetOf({ width, height }: Size, devicePixelRatio: number): number {
  return Math.floor(Math.min(4 * devicePixelRatio, width / 16, height / 16));
}

function fill(context: SurfaceContext, { x, y, width, height }: CellPlace, color: string, radius: number): void {
  // What is no colour changes nothing.
  context.fillStyle = 'transparent';
  context.fillStyle = color;
  if (radius <= 0) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

/** Capitals stand in the middle, signs by what is seen of them; neither reaches out of the box where it fits. */
function drawRun(context: SurfaceContext, run: GlyphRun, box: CellPlace): void {
  const { bitmap, ink, advance, capHeight, originX, originY } = run;
  if (!bitmap) return;
  const wantedX = box.x + (box.width - advance) / 2;
  const wantedY = box.y + (box.height + (capHeight ?? ink.ascent - ink.descent)) / 2;
  const x = clamp(Math.round(wantedX), box.x + ink.left, box.x + box.width - ink.right);
  const y = clamp(Math.round(wantedY), box.y + ink.ascent, box.y + box.height - ink.descent);
  drawWithin(context, bitmap, { x: x - originX, y: y - originY }, box);
}

/** Engines measure ink to the px at best, and hinting may add one: what would reach into a neighbour is left out. */
function drawWithin(context: SurfaceContext, bitmap: ImageBitmap, at: { x: number; y: number }, box: CellPlace): void {
  const left = Math.max(at.x, box.x);
  const top = Math.max(at.y, box.y);
  const width = Math.min(at.x + bitmap.width, box.x + box.width) - left;
  const height = Math.min(at.y + bitmap.height, box.y + box.height) - top;
  if (width <= 0 || height <= 0) return;
  context.drawImage(bitmap, left - at.x, top - at.y, width, height, left, top, width, height);
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}

import { FINAL_QUALITY, pictureQuality } from '../src/core/picture/picture-quality.js';
import type { Picture } from './picture.js';
import { failureOf } from './picture-failure.js';
import type { CellRequest, CellStyle, Outcome } from './protocol.js';
import type { Surface } from './surface.js';

/** A picture that waits for the next frame, with a lease. */
export interface PendingDraw {
  readonly surface: Surface;
  readonly generation: number;
  readonly cell: CellRequest;
  readonly style: CellStyle;
  readonly picture: Picture;
  /** A coarse picture is followed by the final one, which alone is an outcome. */
  readonly isFinal: boolean;
}

/** Pictures that wait for the next frame, drawn in the order they came. */
export class PendingDraws {
  readonly #onOutcome: (outcome: Outcome) => void;
  #draws: PendingDraw[] = [];

  /** @param onOutcome What became of a cell whose final picture was drawn, or came too late */
  constructor(onOutcome: (outcome: Outcome) => void) {
    this.#onOutcome = onOutcome;
  }

  add(draw: PendingDraw): void {
    this.#draws.push(draw);
  }

  /** Drops what is about to be drawn in a cell. */
  drop(cell: CellRequest): void {
    for (const draw of this.#draws) if (draw.cell === cell) draw.picture.release();
    this.#draws = this.#draws.filter((draw) => draw.cell !== cell);
  }

  clear(): void {
    for (const { picture } of this.#draws) picture.release();
    this.#draws = [];
  }

  /** Draws for so long, and tells whether some are left; one is drawn always. */
  draw(limitMs: number): boolean {
    const end = performance.now() + limitMs;
    const draws = this.#draws;
    this.#draws = [];
    while (draws.length > 0) {
      this.#draw(draws.shift() as PendingDraw);
      if (performance.now() > end) break;
    }
    this.#draws.unshift(...draws);
    return this.#draws.length > 0;
  }

  #draw({ surface, generation, cell, style, picture, isFinal }: PendingDraw): void {
    const { request } = cell;
    const isCurrent = surface.generation === generation && surface.isClaimedBy(cell);
    const { natural, isPreview } = picture;
    try {
      if (isCurrent) surface.draw(cell, picture, style, isFinal ? FINAL_QUALITY : qualityOf(picture, cell, style));
      if (isFinal)
        this.#onOutcome(isCurrent ? { request, state: 'painted', natural, isPreview } : { request, state: 'aborted' });
    } catch (error) {
      if (isFinal) this.#onOutcome({ request, state: 'failed', failure: failureOf(error) });
    } finally {
      picture.release();
    }
  }
}

function qualityOf({ bitmap, natural }: Picture, cell: CellRequest, style: CellStyle): number {
  return pictureQuality(bitmap, natural, { ...style, cell });
}

import { type ScrollCause, ScrollSpace, type ScrollSpaceSize } from '../../../src/core/scroll/scroll-space.js';
import { oneOf, wholeBetween } from '../../support/choices.js';

/** Engines keep scroll positions in whole px, in whole device px, or as they come. */
export type Rounding = 'px' | 'device-px' | 'none';

/** What a browser does with a native scroller, and what the grid does with what the browser tells of it. */
export class SimulatedScroller {
  readonly space = new ScrollSpace();
  readonly rounding: Rounding;
  size: ScrollSpaceSize;
  #scrollTop = 0;

  constructor(size: ScrollSpaceSize, rounding: Rounding = 'none') {
    this.size = size;
    this.rounding = rounding;
    this.resize(size);
  }

  get maxNative(): number {
    return Math.max(0, this.space.nativeSize - this.size.viewportSize);
  }

  /** Moves as wheel, keys or touch do, and tells by how many native px. */
  wheel(delta: number): number {
    const before = this.space.native;
    this.#moveTo(this.#scrollTop + delta, 'input');
    const moved = this.space.native - before;
    // A scroller that is at its end tells nobody of a wheel.
    if (moved !== 0) this.#keepRunning();
    return moved;
  }

  /** Puts the thumb to a share of its way. */
  drag(share: number): void {
    this.#moveTo(share * this.maxNative, 'thumb');
  }

  /** A script writes `scrollTop`. */
  write(native: number): void {
    this.#moveTo(native, 'unknown');
    this.#keepRunning();
  }

  jump(offset: number): void {
    this.space.jumpTo(offset);
    this.#follow();
  }

  rest(): void {
    if (this.space.reanchor()) this.#follow();
  }

  resize(size: ScrollSpaceSize): void {
    this.size = size;
    this.space.resize(size);
    this.#follow();
  }

  #moveTo(native: number, cause: ScrollCause): void {
    this.#scrollTop = this.#held(native);
    this.space.scrolledTo(this.#scrollTop, cause);
  }

  #keepRunning(): void {
    if (this.space.isRunningOut && this.space.reanchor()) this.#follow();
  }

  #follow(): void {
    this.#scrollTop = this.#held(this.space.native);
  }

  #held(native: number): number {
    return Math.min(Math.max(0, this.#rounded(native)), this.maxNative);
  }

  #rounded(native: number): number {
    if (this.rounding === 'none') return native;
    const scale = this.rounding === 'px' ? 1 : this.size.devicePixelRatio;
    return Math.round(native * scale) / scale;
  }
}

const CONTENT_SIZES = [5_000, 150_000, 1_000_000, 30_000_000, 1e9, 1e12] as const;

export function randomSize(random: () => number): ScrollSpaceSize {
  const devicePixelRatio = oneOf(random, [1, 1.25, 1.5, 2, 3]);
  const contentSize = Math.round(oneOf(random, CONTENT_SIZES) * (0.5 + random()) * devicePixelRatio) / devicePixelRatio;
  const viewportSize = wholeBetween(random, 200, 1400) + oneOf(random, [0, 0, 0.5, 0.25]);
  return { contentSize, viewportSize, nativeLimit: oneOf(random, [200_000, 4_000_000]), devicePixelRatio };
}

export type Move = 'wheel' | 'drag' | 'write' | 'jump' | 'rest' | 'resize' | 'grow' | 'shrink';

const MOVES = [
  'wheel',
  'wheel',
  'wheel',
  'wheel',
  'drag',
  'write',
  'jump',
  'rest',
  'rest',
  'resize',
  'grow',
  'shrink',
] as const;

/** Makes a random move and tells which one. */
export function moveRandomly(scroller: SimulatedScroller, random: () => number): Move {
  const { size, space } = scroller;
  const move: Move = oneOf(random, MOVES);
  if (move === 'wheel') scroller.wheel((random() - 0.5) * oneOf(random, [240, 5_000, 1_000_000]));
  else if (move === 'drag') scroller.drag(oneOf(random, [0, 1, random(), random(), random()]));
  else if (move === 'write') scroller.write(oneOf(random, [0, 1e9, random() * 2 * scroller.maxNative - 100]));
  else if (move === 'jump') scroller.jump((random() * 1.2 - 0.1) * space.maxOffset);
  else if (move === 'rest') scroller.rest();
  else if (move === 'resize') scroller.resize({ ...randomSize(random), contentSize: size.contentSize });
  else if (move === 'grow') scroller.resize({ ...size, contentSize: size.contentSize + Math.floor(random() * 1e6) });
  else scroller.resize({ ...size, contentSize: Math.ceil(size.contentSize * random()) });
  return move;
}

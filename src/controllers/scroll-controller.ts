import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { ScrollQuiet } from '../core/scroll/scroll-quiet.js';
import type { ScrollCause, ScrollSpaceSize } from '../core/scroll/scroll-space.js';
import { ScrollSpace } from '../core/scroll/scroll-space.js';
import { Velocity } from '../core/scroll/velocity.js';
import type { Viewport } from '../core/scroll/viewport.js';

/** Smooth scrolling over more viewports than this would only show cells that fly by. */
const MAX_SMOOTH_VIEWPORTS = 3;

/** No wheel or finger moves so many viewports from one event to the next. */
const JUMP_VIEWPORTS = 8;

/** An event that tells of an older frame than this is out of step with the page's frames. */
const MAX_FRAME_AGE_MS = 60;

export interface ScrollHandlers {
  /** The viewport has moved; called before the frame that shows it. */
  readonly onScroll: () => void;
  /** Nothing moves any more. */
  readonly onRest: () => void;
}

/** The host's own scrolling: reads it, tells wheel and keys from a dragged thumb, and keeps the scroll space in step. */
export class ScrollController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: ScrollHandlers;
  readonly #space = new ScrollSpace();
  readonly #velocity = new Velocity();
  readonly #quiet = new ScrollQuiet('onscrollend' in window);
  #listeners = new AbortController();
  #cause: ScrollCause = 'unknown';
  /** No event can be mistaken: a native position stands for one true position, whatever has caused it. */
  #isPlain = true;
  #isTouched = false;
  /** What the engine made of the position that was written last: WebKit cuts it to whole px. */
  #written: number | undefined;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: ScrollHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  get space(): ScrollSpace {
    return this.#space;
  }

  get viewport(): Viewport {
    const nowMs = performance.now();
    const { offset, viewportSize: size } = this.#space;
    return { offset, size, velocity: this.#velocity.at(nowMs), decayMs: this.#velocity.decayAt(nowMs) };
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const passive = { passive: true, signal: this.#listeners.signal };
    const host = this.#host;
    host.addEventListener('scroll', () => this.#onScroll(), passive);
    host.addEventListener('scrollend', () => this.#rest(), passive);
    host.addEventListener('keydown', () => this.#moveBy('input'), passive);
    host.addEventListener('touchstart', (event) => this.#onTouchStart(event), passive);
    host.addEventListener('pointerdown', (event) => this.#onPointerDown(event), passive);
    if (!this.#isPlain) this.#listenForWheel();
  }

  hostDisconnected(): void {
    this.#isTouched = false;
    this.#cause = 'unknown';
    this.#listeners.abort();
    clearTimeout(this.#quietTimer);
    this.#quietTimer = undefined;
    this.#quiet.end();
  }

  /**
   * Takes new sizes without moving what is looked at. Call `write` when the content has its new native size.
   * @param isExact The content's size is no estimate, which may be made exact while it moves
   */
  resize(size: ScrollSpaceSize, isExact: boolean): void {
    this.#space.resize(size);
    this.#isPlain = isExact && !this.#space.isCompressed;
    if (!this.#isPlain) this.#listenForWheel();
  }

  /** What is looked at has moved in the content, as by estimates that were made exact; it stays where it is on screen. */
  shift(distance: number, contentSize: number, nativeLimit: number): void {
    this.#space.shift(distance, contentSize, nativeLimit);
  }

  /** Brings the thumb to its share of the list, where nothing moves. */
  reanchor(): void {
    if (this.isAtRest && this.#host.clientHeight > 0 && this.#space.reanchor()) this.write();
  }

  /** Brings the thumb to its place where the native range is about to end before the list does. */
  keepRoom(): void {
    if (this.#space.isRunningOut && this.#space.reanchor()) this.write();
  }

  /** True while nothing has moved for a while and no finger is down. */
  get isAtRest(): boolean {
    return this.#quietTimer === undefined && !this.#isTouched;
  }

  /** Writes the native position that shows the true one, as after a relayout or when the host is shown again. */
  write(): void {
    const { native } = this.#space;
    // Not `scrollTop =`, which CSS `scroll-behavior: smooth` would turn into an animation through wrong places.
    if (Math.abs(this.#host.scrollTop - native) < 0.5) return;
    this.#host.scrollTo({ top: native, behavior: 'instant' });
    this.#written = this.#host.scrollTop;
  }

  /** Takes note of a scroll whose event has not come yet. */
  read(): void {
    const { scrollTop, clientHeight } = this.#host;
    if (clientHeight > 0 && this.#hasMovedTo(scrollTop)) this.#space.scrolledTo(scrollTop, this.#cause);
  }

  scrollTo(offset: number, behavior: ScrollBehavior): void {
    const distance = Math.min(Math.max(0, offset), this.#space.maxOffset) - this.#space.offset;
    const isNear = Math.abs(distance) <= MAX_SMOOTH_VIEWPORTS * this.#space.viewportSize;
    if (behavior === 'smooth' && isNear && !this.#prefersReducedMotion) {
      this.#moveBy('input');
      this.#host.scrollTo({ top: this.#space.native + distance, behavior: 'smooth' });
      return;
    }
    this.#velocity.reset();
    this.#space.jumpTo(offset);
    this.write();
  }

  get #prefersReducedMotion(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  #onScroll(): void {
    const { scrollTop } = this.#host;
    // A host that is not displayed reports the top; its true position is written again when it is shown.
    if (scrollTop === 0 && this.#host.clientHeight === 0) return;
    const before = this.#space.offset;
    this.#quiet.move(performance.now());
    this.#waitForRest();
    if (!this.#hasMovedTo(scrollTop)) return;
    this.#space.scrolledTo(scrollTop, this.#cause);
    this.keepRoom();
    this.#sample(before);
    this.#handlers.onScroll();
  }

  #hasMovedTo(scrollTop: number): boolean {
    const distance = Math.abs(scrollTop - this.#space.native);
    return distance >= (scrollTop === this.#written ? 1 : 0.5);
  }

  #sample(before: number): void {
    const { offset, viewportSize } = this.#space;
    // A thumb covers any distance between two frames: while it is moved on, nothing could arrive in time.
    const isJump = this.#cause !== 'thumb' && Math.abs(offset - before) > JUMP_VIEWPORTS * viewportSize;
    if (isJump) this.#velocity.reset();
    this.#velocity.sample(offset, frameTime());
  }

  /**
   * The first event of a wheel's turn tells what all of them would. Chromium brings all events of the turn to a page that
   * has listened when it began, at 5 ms a second of a scroll: where nothing can be mistaken it is not listened for.
   */
  #listenForWheel(): void {
    this.#host.addEventListener('wheel', this.#onWheel, { passive: true, once: true, signal: this.#listeners.signal });
  }

  readonly #onWheel = (): void => this.#moveBy('input');

  #moveBy(cause: ScrollCause): void {
    this.#cause = cause;
    this.#quiet.touch(performance.now());
    this.#waitForRest();
  }

  /** A touch ends where it began, also when that cell has been taken away meanwhile and its events come up no more. */
  #onTouchStart(event: Event): void {
    this.#touch(true);
    const options = { passive: true, once: true, signal: this.#listeners.signal };
    const target = event.composedPath()[0];
    for (const end of ['touchend', 'touchcancel']) target?.addEventListener(end, () => this.#touch(false), options);
  }

  #touch(isTouched: boolean): void {
    this.#isTouched = isTouched;
    this.#moveBy('input');
  }

  /** Chromium and WebKit tell of a press on the scroll bar, as a press on the host outside of its client box. */
  #onPointerDown(event: PointerEvent): void {
    const host = this.#host;
    if (event.composedPath()[0] !== host || event.pointerType === 'touch') return;
    const inline = event.clientX - host.getBoundingClientRect().left - host.clientLeft;
    if (inline >= 0 && inline < host.clientWidth) return;
    this.#moveBy('thumb');
    this.#listenForWheel();
  }

  /** One timer goes on as long as it moves: another one for each frame would be the most of what a frame costs. */
  #waitForRest(): void {
    this.#quietTimer ??= setTimeout(() => this.#checkRest(), this.#quiet.restInMs(performance.now()));
  }

  #checkRest(): void {
    this.#quietTimer = undefined;
    if (this.#quiet.restInMs(performance.now()) > 0) this.#waitForRest();
    else this.#rest();
  }

  /** The only time the thumb is put to its place: writing the position in motion would stop a fling. */
  #rest(): void {
    clearTimeout(this.#quietTimer);
    this.#quietTimer = undefined;
    this.#quiet.end();
    if (this.#isTouched) {
      this.#quiet.touch(performance.now());
      this.#waitForRest();
      return;
    }
    this.#cause = 'unknown';
    if (!this.#isPlain) this.#listenForWheel();
    this.#velocity.reset();
    if (this.#host.clientHeight > 0 && this.#space.reanchor()) this.write();
    this.#handlers.onRest();
  }
}

/** When the frame began whose position is read: a busy page gets to its events late, and late by a different time each. */
function frameTime(): number {
  const nowMs = performance.now();
  const frameMs = Number(document.timeline.currentTime ?? nowMs);
  return nowMs - frameMs < MAX_FRAME_AGE_MS ? Math.min(frameMs, nowMs) : nowMs;
}

import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { wheelZoom, ZOOM_STEP } from '../core/zoom.js';

/** A wheel has no end; a pause of this length is taken for it. */
const WHEEL_PAUSE_MS = 140;

export interface ZoomPoint {
  readonly clientX: number;
  readonly clientY: number;
}

export interface ZoomHandlers {
  /** False leaves all gestures to the page, which zooms by them itself. Asked when the host has been updated. */
  readonly isEnabled: () => boolean;
  /** A gesture goes on: by how much it has zoomed since it began. */
  readonly onStretch: (factor: number, point: ZoomPoint) => void;
  /** A gesture has ended at the point, or a key was pressed, which knows of none. */
  readonly onZoom: (factor: number, point: ZoomPoint | undefined) => void;
}

/** WebKit's own event of a pinched touch pad: https://developer.apple.com/documentation/webkitjs/gestureevent */
type GestureEvent = MouseEvent & { readonly scale: number };

interface Gesture {
  readonly point: ZoomPoint;
  readonly factor: number;
}

/** Zooms by Ctrl and wheel, which is also what engines make of a pinched touch pad, by two fingers, and by `+` and `-`. */
export class ZoomController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: ZoomHandlers;
  #listeners = endedListeners();
  #gesture: Gesture | undefined;
  #fingerDistance = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: ZoomHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  /** A listener that may say no makes an engine ask the page before it scrolls: there is none while nobody can zoom. */
  hostUpdated(): void {
    const isListening = !this.#listeners.signal.aborted;
    if (this.#handlers.isEnabled() === isListening) return;
    if (isListening) this.hostDisconnected();
    else this.#listen();
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    clearTimeout(this.#pause);
    this.#gesture = undefined;
  }

  #listen(): void {
    this.#listeners = new AbortController();
    // Not passive: what zooms the cells must not scroll them, nor zoom the page.
    const options = { passive: false, signal: this.#listeners.signal };
    const listen = <E extends Event>(type: string, listener: (event: E) => void) =>
      this.#host.addEventListener(type, (event) => listener(event as E), options);
    listen<WheelEvent>('wheel', (event) => this.#onWheel(event));
    listen<TouchEvent>('touchstart', (event) => this.#onTouchStart(event));
    listen<TouchEvent>('touchmove', (event) => this.#onTouchMove(event));
    for (const end of ['touchend', 'touchcancel']) listen<TouchEvent>(end, (event) => this.#onTouchEnd(event));
    listen<GestureEvent>('gesturestart', (event) => event.preventDefault());
    listen<GestureEvent>('gesturechange', (event) => this.#stretch(event, event.scale, event));
    listen<GestureEvent>('gestureend', (event) => this.#end(event));
    listen<KeyboardEvent>('keydown', (event) => this.#onKeyDown(event));
  }

  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    this.#stretch(event, (this.#gesture?.factor ?? 1) * wheelZoom(event.deltaY, event.deltaMode), event);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#end(), WHEEL_PAUSE_MS);
  }

  #onTouchStart(event: TouchEvent): void {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    this.#fingerDistance = distanceOf(event.touches);
  }

  #onTouchMove(event: TouchEvent): void {
    if (event.touches.length !== 2 || this.#fingerDistance === 0) return;
    this.#stretch(event, distanceOf(event.touches) / this.#fingerDistance, middleOf(event.touches));
  }

  #onTouchEnd(event: TouchEvent): void {
    if (event.touches.length >= 2) return;
    this.#fingerDistance = 0;
    this.#end();
  }

  /** The point under which the gesture began is held: a hand that zooms does not keep still. */
  #stretch(event: Event, factor: number, at: ZoomPoint): void {
    event.preventDefault();
    const { clientX, clientY } = at;
    this.#gesture = { point: this.#gesture?.point ?? { clientX, clientY }, factor };
    this.#handlers.onStretch(factor, this.#gesture.point);
  }

  #end(event?: Event): void {
    event?.preventDefault();
    clearTimeout(this.#pause);
    const gesture = this.#gesture;
    this.#gesture = undefined;
    if (gesture) this.#handlers.onZoom(gesture.factor, gesture.point);
  }

  #onKeyDown({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (ctrlKey || metaKey || altKey) return;
    if (key === '+' || key === '=') this.#handlers.onZoom(ZOOM_STEP, undefined);
    else if (key === '-') this.#handlers.onZoom(1 / ZOOM_STEP, undefined);
  }
}

function distanceOf(touches: TouchList): number {
  const [a, b] = touches;
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}

function middleOf(touches: TouchList): ZoomPoint {
  const [a, b] = touches;
  if (!a || !b) return { clientX: 0, clientY: 0 };
  return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
}

function endedListeners(): AbortController {
  const listeners = new AbortController();
  listeners.abort();
  return listeners;
}

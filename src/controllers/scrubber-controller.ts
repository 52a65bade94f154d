import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { dragTo, type ScrubberDrag } from '../core/scrubber/scrubber-drag.js';
import { offsetOfPosition, positionOfOffset, type ScrubberScale } from '../core/scrubber/scrubber-scale.js';

/** A thumb that has not moved for so long has come to where it was meant to. */
const PAUSE_MS = 100;

/** A press so near to the middle of the thumb takes hold of it; elsewhere it brings the thumb there. */
const GRAB_PX = { mouse: 12, touch: 22 };

export interface ScrubberHandlers {
  readonly scale: () => ScrubberScale;
  readonly offset: () => number;
  readonly onScrub: (offset: number) => void;
  /** The list flies by, or has come to a stop; while it flies, nothing asked for would be seen. */
  readonly onFly: (isFlying: boolean) => void;
  /** The pointer is over a place of the rail, in px along it, or drags the thumb; `undefined` when it has left. */
  readonly onPoint: (position: number | undefined, isDragging: boolean) => void;
  /** True for a key that means something to a slider. */
  readonly onKey: (key: string) => boolean;
}

interface Drag extends ScrubberDrag {
  readonly pointerId: number;
  /** From the middle of the thumb to the pointer. */
  readonly grip: number;
}

/** Pointer and keyboard on the rail of the scrubber. */
export class ScrubberController implements ReactiveController {
  readonly #rail: HTMLElement;
  readonly #handlers: ScrubberHandlers;
  #listeners = new AbortController();
  #drag: Drag | undefined;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, rail: HTMLElement, handlers: ScrubberHandlers) {
    this.#rail = rail;
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const rail = this.#rail;
    rail.addEventListener('pointerdown', (event) => this.#onPress(event), { signal });
    rail.addEventListener('pointermove', (event) => this.#onMove(event), { signal });
    rail.addEventListener('pointerleave', () => !this.#drag && this.#handlers.onPoint(undefined, false), { signal });
    // After a release and a cancel alike.
    rail.addEventListener('lostpointercapture', () => this.#end(), { signal });
    rail.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    this.#end();
  }

  #onPress(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0 || this.#drag) return;
    const scale = this.#handlers.scale();
    const offset = this.#handlers.offset();
    const pressed = this.#positionOf(event, scale);
    const grip = pressed - positionOfOffset(offset, scale);
    const isGrabbed = Math.abs(grip) <= (event.pointerType === 'mouse' ? GRAB_PX.mouse : GRAB_PX.touch);
    this.#rail.setPointerCapture(event.pointerId);
    const { pointerId } = event;
    this.#drag = isGrabbed
      ? { pointerId, grip, offset, position: pressed - grip }
      : { pointerId, grip: 0, offset, position: pressed };
    if (!isGrabbed) this.#goTo(offsetOfPosition(pressed, scale), scale);
    this.#handlers.onPoint(this.#drag.position, true);
  }

  #onMove(event: PointerEvent): void {
    const scale = this.#handlers.scale();
    const drag = this.#drag;
    if (!drag) {
      this.#handlers.onPoint(this.#positionOf(event, scale), false);
    } else if (event.pointerId === drag.pointerId) {
      const position = this.#positionOf(event, scale) - drag.grip;
      const offset = dragTo(drag, { position, sideways: this.#sidewaysOf(event) }, scale);
      this.#drag = { ...drag, position };
      this.#goTo(offset, scale);
      this.#handlers.onPoint(position, true);
    }
  }

  #goTo(offset: number, { viewportSize }: ScrubberScale): void {
    if (!this.#drag) return;
    const distance = Math.abs(offset - this.#drag.offset);
    this.#drag = { ...this.#drag, offset };
    if (distance === 0) return;
    if (distance > viewportSize / 2) this.#handlers.onFly(true);
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => this.#handlers.onFly(false), PAUSE_MS);
    this.#handlers.onScrub(offset);
  }

  #end(): void {
    if (!this.#drag) return;
    this.#drag = undefined;
    clearTimeout(this.#pauseTimer);
    this.#handlers.onFly(false);
    this.#handlers.onPoint(undefined, false);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#handlers.onKey(event.key)) event.preventDefault();
  }

  /** In px along the way of the thumb, which keeps the same distance from both ends of the rail. */
  #positionOf({ clientY }: PointerEvent, { railSize }: ScrubberScale): number {
    const { top, height } = this.#rail.getBoundingClientRect();
    return clientY - top - (height - railSize) / 2;
  }

  #sidewaysOf({ clientX }: PointerEvent): number {
    const { left, right } = this.#rail.getBoundingClientRect();
    return Math.max(0, left - clientX, clientX - right);
  }
}

import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { GoalColumn } from '../core/navigation/goal-column.js';
import { type GridShape, type NavigationKey, navigate } from '../core/navigation/grid-navigation.js';

export interface FocusHandlers {
  readonly shape: () => Omit<GridShape, 'goal'>;
  /** The item whose cell is the target of an event. */
  readonly indexOf: (event: Event) => number | undefined;
  /** Goes where a key leads that knows more than items; false leaves it to the grid pattern. */
  readonly divert: (index: number, key: NavigationKey) => boolean;
  /** Brings an item into view, as far as needed, and focuses its cell. */
  readonly onMove: (index: number) => void;
  /** The focus has come to the host and belongs to a cell. */
  readonly onEnter: () => void;
  readonly onFocusChange: (index: number | undefined) => void;
  readonly onKey: (index: number, key: 'Enter' | ' ', event: KeyboardEvent) => void;
}

/** Keyboard and focus: one tab stop, moved through the grid by the keys of the ARIA grid pattern. */
export class FocusController implements ReactiveController {
  /** What Up and Down keep to. */
  readonly goal = new GoalColumn();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #handlers: FocusHandlers;
  #listeners = new AbortController();
  #index: number | undefined;
  #hasFocus = false;
  #isByKeyboard = false;

  constructor(host: ReactiveControllerHost & HTMLElement, handlers: FocusHandlers) {
    this.#host = host;
    this.#handlers = handlers;
    host.addController(this);
  }

  /** The item that the tab stop stands on; it need not be in view. */
  get index(): number | undefined {
    return this.#index;
  }

  /** The item that has the focus, in view or not. */
  get focusedIndex(): number | undefined {
    return this.#hasFocus ? this.#index : undefined;
  }

  /**
   * Whether the focused cell is to show its ring. `:focus-visible` is asked when the focus comes by itself; where a
   * script moves it on, engines guess in different ways.
   */
  get isByKeyboard(): boolean {
    return this.#isByKeyboard;
  }

  /** Puts the tab stop on an item, as when the one it stood on is gone. */
  moveTo(index: number | undefined): void {
    this.#index = index;
  }

  /** Moves the focus to an item, as a key or a pointer does. */
  goTo(index: number, isByKeyboard = true): void {
    this.#index = index;
    this.#isByKeyboard = isByKeyboard;
    this.#handlers.onMove(index);
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#host.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
    this.#host.addEventListener('focus', (event) => this.#onHostFocus(event), { signal });
    // The host is not told of a focus that moves within it.
    const root = this.#host.shadowRoot ?? this.#host;
    root.addEventListener('focusin', (event) => this.#onFocusIn(event), { signal });
    root.addEventListener('focusout', (event) => this.#onFocusOut(event as FocusEvent), { signal });
  }

  hostDisconnected(): void {
    this.#listeners.abort();
    this.#hasFocus = false;
  }

  /** Firefox makes a scroll container a tab stop: it is passed on, and `#leaveBackwards` passes it over. */
  #onHostFocus(event: Event): void {
    if (event.composedPath()[0] === this.#host) this.#handlers.onEnter();
  }

  #onFocusIn(event: Event): void {
    const index = this.#handlers.indexOf(event);
    if (index === undefined) {
      // It has come to another control of the grid, such as the scrubber.
      if (this.#hasFocus) this.#setFocused(false);
      return;
    }
    if (index !== this.focusedIndex) {
      this.#isByKeyboard = event.composedPath()[0] === this.#host.shadowRoot?.querySelector(':focus-visible');
    }
    this.#index = index;
    this.#setFocused(true);
  }

  /** Not when it only goes to another cell, nor when the window goes to the background and is to find it again. */
  #onFocusOut({ relatedTarget }: FocusEvent): void {
    const root = this.#host.shadowRoot;
    const isWithin = relatedTarget ? root?.contains(relatedTarget as Node) : root?.activeElement;
    if (!isWithin) this.#setFocused(false);
  }

  #setFocused(hasFocus: boolean): void {
    this.#hasFocus = hasFocus;
    this.#handlers.onFocusChange(this.focusedIndex);
  }

  #leaveBackwards(): void {
    if (this.#host.hasAttribute('tabindex')) return;
    this.#host.tabIndex = -1;
    setTimeout(() => this.#host.removeAttribute('tabindex'));
  }

  #onKeyDown(event: KeyboardEvent): void {
    const index = this.focusedIndex;
    if (event.key === 'Tab' && event.shiftKey && index !== undefined) this.#leaveBackwards();
    if (index === undefined || event.defaultPrevented || event.altKey || event.isComposing) return;
    const { key, ctrlKey, metaKey } = event;
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      this.#handlers.onKey(index, key, event);
      return;
    }
    const pressed = { key, hasModifier: ctrlKey || metaKey };
    if (this.#handlers.divert(index, pressed)) {
      event.preventDefault();
      return;
    }
    const target = navigate(index, pressed, { ...this.#handlers.shape(), goal: this.goal });
    if (target === undefined) return;
    event.preventDefault();
    this.goTo(target);
  }
}

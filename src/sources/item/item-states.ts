import type { ItemsChange } from '../../core/items-change.js';
import type { Range } from '../../core/range.js';
import { type ImageItem, keyOf } from './item.js';

/** How items of one state look: these fields take the place of the item's own; `alt` is read after its name. */
export type StateLook = Pick<ImageItem, 'text' | 'color' | 'background' | 'src' | 'sprite' | 'alt'>;

const MAX_STATE = 255;

/** The state of every item, one byte each, and how the states look. State 0 is that of items that were told none. */
export class ItemStates {
  #states: Uint8Array | undefined;
  #looks: readonly (StateLook | undefined)[] = [];

  get looks(): readonly (StateLook | undefined)[] {
    return this.#looks;
  }

  set looks(looks: readonly (StateLook | undefined)[]) {
    this.#looks = looks;
  }

  /**
   * Sets states from `start` on; a `Uint8Array` from the first item on is used as it is, without a copy.
   * @returns the range of items that may look otherwise now
   */
  set(start: number, states: ArrayLike<number>): Range {
    if (start === 0 && states instanceof Uint8Array && states.length >= (this.#states?.length ?? 0)) {
      this.#states = states;
    } else {
      this.#provide(start + states.length).set(states, start);
    }
    return { start, end: start + states.length };
  }

  /** Sets the states of single items. */
  setEach(states: ReadonlyMap<number, number>): Range {
    let [start, end] = [Number.POSITIVE_INFINITY, 0];
    for (const index of states.keys()) {
      start = Math.min(start, index);
      end = Math.max(end, index + 1);
    }
    const all = this.#provide(end);
    for (const [index, state] of states) all[index] = state;
    return { start: Math.min(start, end), end };
  }

  /** Items were put in or taken out: states stay with their items. */
  move({ start, removed, inserted }: ItemsChange): void {
    const before = this.#states;
    if (!before || start >= before.length) return;
    const rest = before.subarray(start + removed);
    const after = new Uint8Array(start + inserted + rest.length);
    after.set(before.subarray(0, start));
    after.set(rest, start + inserted);
    this.#states = after;
  }

  /** A copy of the states of a range, `undefined` while none are told. */
  statesIn({ start, end }: Range): Uint8Array | undefined {
    return this.#states && Uint8Array.from({ length: end - start }, (_, i) => this.#states?.[start + i] ?? 0);
  }

  /** The item as it looks in its state. */
  lookOf(item: ImageItem, index: number): ImageItem {
    const look = this.#states && this.#looks[this.#states[index] ?? 0];
    if (!look) return item;
    const name = [item.alt || item.title, look.alt || look.text].filter(Boolean).join(', ');
    return { ...item, ...look, alt: name, key: keyOf(item, index) };
  }

  #provide(length: number): Uint8Array {
    const known = this.#states;
    if (known && known.length >= length) return known;
    const states = new Uint8Array(length);
    if (known) states.set(known);
    this.#states = states;
    return states;
  }
}

/** What `setStates()` is called with. */
export type StatesArguments =
  | readonly [range: Range, states: ArrayLike<number>]
  | readonly [states: ReadonlyMap<number, number>];

/**
 * Applies what `setStates()` was called with, and answers the range of items that may look otherwise now.
 * @throws {TypeError} when it is neither a range with states nor a map
 * @throws {RangeError} when there is no such item or state
 */
export function changeStates(states: ItemStates, itemCount: number, [first, second]: StatesArguments): Range {
  if (first instanceof Map) {
    for (const [index, state] of first) checkState(index, state, itemCount);
    return states.setEach(first);
  }
  const { start, end } = (first ?? {}) as Partial<Range>;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || typeof second?.length !== 'number') {
    throw new TypeError('states must be given as ({ start, end }, states) or as a Map of states by index');
  }
  const range = { start: start as number, end: end as number };
  if (range.start < 0 || range.end > itemCount || range.end - range.start !== second.length) {
    throw new RangeError(`got ${second.length} states for items ${range.start} to ${range.end} of ${itemCount}`);
  }
  // Whatever is in a byte is a state.
  if (!(second instanceof Uint8Array)) Array.from(second, (state, i) => checkState(range.start + i, state, itemCount));
  return states.set(range.start, second);
}

function checkState(index: number, state: number, itemCount: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= itemCount) {
    throw new RangeError(`there is no item ${index}, there are ${itemCount}`);
  }
  if (Number.isInteger(state) && state >= 0 && state <= MAX_STATE) return;
  throw new RangeError(`a state must be a whole number from 0 to ${MAX_STATE}, got ${state} for item ${index}`);
}

/** Half of the thumb's height: the thumb is whole also at the ends of its way. */
const RAIL_INSET = 12;

/** Half of the bubble's height and a little more: the grid would cut off what is beyond its edge. */
const BUBBLE_INSET = 18;

export interface RailMark {
  /** In px along the way of the thumb. */
  readonly position: number;
  readonly label: string;
}

export interface RailValue {
  readonly now: number;
  readonly max: number;
  readonly text: string;
}

/**
 * A rail beside the native scroll bar. It rides in an anchor without height that sticks to the end of the viewport, so
 * that it neither scrolls with the content nor takes wheel and touch from the host.
 */
export class ScrubberView {
  readonly element = createPart('scrubber-anchor');
  readonly rail = createPart('scrubber');
  readonly #marks = createPart('scrubber-marks');
  readonly #thumb = createPart('scrubber-thumb');
  readonly #bubble = createPart('scrubber-bubble');
  #size = 0;

  constructor() {
    this.element.hidden = true;
    for (const element of [this.rail, this.#thumb, this.#bubble]) element.setAttribute('part', element.className);
    this.rail.role = 'slider';
    this.rail.tabIndex = 0;
    this.rail.ariaOrientation = 'vertical';
    this.rail.setAttribute('aria-controls', 'grid');
    this.#bubble.hidden = true;
    this.rail.append(this.#marks, this.#thumb, this.#bubble);
    this.element.append(this.rail);
  }

  /** Length of the way of the thumb in px. */
  get railSize(): number {
    return Math.max(1, this.#size - 2 * RAIL_INSET);
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** Shows the rail at a distance from the inline end, and tells how much space it takes from there. */
  show(blockSize: number, inlineEnd: number): number {
    this.element.hidden = false;
    this.#size = blockSize;
    this.rail.style.blockSize = `${blockSize}px`;
    this.rail.style.insetInlineEnd = `${inlineEnd}px`;
    return this.rail.offsetWidth + inlineEnd;
  }

  /** A list that is all in view needs no thumb, and is no slider. */
  setUsable(isUsable: boolean): void {
    this.rail.style.visibility = isUsable ? '' : 'hidden';
  }

  showMarks(marks: readonly RailMark[]): void {
    this.#marks.replaceChildren(...marks.map((mark) => this.#createMark(mark)));
  }

  moveThumb(position: number): void {
    this.#thumb.style.translate = `0 ${RAIL_INSET + position}px`;
  }

  describe({ now, max, text }: RailValue, name: string): void {
    const { rail } = this;
    if (rail.ariaLabel !== name) rail.ariaLabel = name;
    rail.ariaValueMin = '1';
    if (rail.ariaValueMax !== String(max)) rail.ariaValueMax = String(max);
    if (rail.ariaValueNow !== String(now)) rail.ariaValueNow = String(now);
    if (rail.ariaValueText !== text) rail.ariaValueText = text;
  }

  showBubble(position: number, text: string): void {
    this.#bubble.hidden = false;
    this.#bubble.textContent = text;
    const place = Math.min(Math.max(BUBBLE_INSET, RAIL_INSET + position), this.#size - BUBBLE_INSET);
    this.#bubble.style.translate = `0 ${place}px`;
  }

  hideBubble(): void {
    this.#bubble.hidden = true;
  }

  setDragged(isDragged: boolean): void {
    this.rail.classList.toggle('dragged', isDragged);
  }

  #createMark({ position, label }: RailMark): HTMLElement {
    const mark = createPart('scrubber-mark');
    mark.setAttribute('part', 'scrubber-mark');
    mark.textContent = label;
    mark.style.translate = `0 ${RAIL_INSET + position}px`;
    return mark;
  }
}

function createPart(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

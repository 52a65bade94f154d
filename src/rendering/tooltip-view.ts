/** Space between a tooltip and the window's edge. */
const MARGIN_PX = 4;

/** The one tooltip of a grid, in the top layer where the engine has popovers, so that no ancestor cuts it off. */
export class TooltipView {
  readonly element = document.createElement('div');
  #cell: Element | undefined;

  constructor() {
    this.element.className = 'tooltip';
    this.element.id = 'tooltip';
    this.element.role = 'tooltip';
    this.element.popover = 'manual';
    this.element.hidden = true;
    this.element.setAttribute('part', 'tooltip');
  }

  /** Shows the tooltip of a cell, which it describes meanwhile. */
  show(text: string, cell: Element): void {
    this.#describe(cell);
    this.element.textContent = text;
    this.element.hidden = false;
    if (this.element.isConnected && !this.#isOpen) this.element.showPopover?.();
    this.#placeBeside(cell.getBoundingClientRect());
  }

  hide(): void {
    if (this.element.hidden) return;
    this.#describe(undefined);
    if (this.#isOpen) this.element.hidePopover();
    this.element.hidden = true;
  }

  /** True when an event happened on the tooltip and not on what it covers. */
  isUnder(event: Event): boolean {
    return event.composedPath().includes(this.element);
  }

  get #isOpen(): boolean {
    return 'showPopover' in this.element && this.element.matches(':popover-open');
  }

  #describe(cell: Element | undefined): void {
    this.#cell?.removeAttribute('aria-describedby');
    cell?.setAttribute('aria-describedby', this.element.id);
    this.#cell = cell;
  }

  /**
   * Below the cell, above it where there is no room, always within the window. It touches the cell, so that the pointer
   * can go over without leaving both.
   */
  #placeBeside(cell: DOMRect): void {
    const { style } = this.element;
    // At the edge, where it was shown last, it would be measured narrower than it may be.
    style.left = '0';
    style.top = '0';
    const { width, height } = this.element.getBoundingClientRect();
    const top = cell.bottom + height > innerHeight ? cell.top - height : cell.bottom;
    const left = cell.left + (cell.width - width) / 2;
    style.left = `${Math.max(MARGIN_PX, Math.min(left, innerWidth - width - MARGIN_PX))}px`;
    style.top = `${Math.max(MARGIN_PX, Math.min(top, innerHeight - height - MARGIN_PX))}px`;
  }
}

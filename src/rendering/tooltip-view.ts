/** Space between a cell and its tooltip, and between a tooltip and the window's edge. */
const MARGIN_PX = 4;

/** The one tooltip of a grid, in the top layer where the engine has popovers, so that no ancestor cuts it off. */
export class TooltipView {
  readonly element = document.createElement('div');

  constructor() {
    this.element.className = 'tooltip';
    this.element.id = 'tooltip';
    this.element.role = 'tooltip';
    this.element.popover = 'manual';
    this.element.hidden = true;
    this.element.setAttribute('part', 'tooltip');
  }

  show(text: string, cell: Element): void {
    this.element.textContent = text;
    this.element.hidden = false;
    if (this.element.isConnected) this.element.showPopover?.();
    this.#placeBeside(cell.getBoundingClientRect());
  }

  hide(): void {
    if (this.element.hidden) return;
    if (this.element.matches(':popover-open')) this.element.hidePopover();
    this.element.hidden = true;
  }

  /** Below the cell, above it where there is no room, always within the window. */
  #placeBeside(cell: DOMRect): void {
    const { width, height } = this.element.getBoundingClientRect();
    const below = cell.bottom + MARGIN_PX;
    const top = below + height > innerHeight ? cell.top - height - MARGIN_PX : below;
    const left = cell.left + (cell.width - width) / 2;
    const { style } = this.element;
    style.left = `${Math.max(MARGIN_PX, Math.min(left, innerWidth - width - MARGIN_PX))}px`;
    style.top = `${Math.max(MARGIN_PX, top)}px`;
  }
}

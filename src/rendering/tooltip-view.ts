import { type Box, placeTooltip } from '../core/tooltip-placement.js';

/** Text, or a node that a page has made. */
export type TooltipContent = string | Node;

/**
 * The one tooltip of a grid: a native popover, so that no ancestor cuts it off or moves it. In the top layer its place is
 * that of the window, which is why neither anchors nor a positioning library are needed; and it stands beside a box, not
 * an element, for a drawn cell has none.
 */
export class TooltipView {
  readonly element = document.createElement('div');
  #cell: Element | undefined;
  #content: TooltipContent = '';

  constructor() {
    this.element.className = 'tooltip';
    this.element.id = 'tooltip';
    this.element.role = 'tooltip';
    this.element.popover = 'manual';
    this.element.hidden = true;
    this.element.setAttribute('part', 'tooltip');
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  /** Shows the tooltip beside a cell's box, and describes the cell by it meanwhile, where it has an element. */
  show(content: TooltipContent, box: Box, cell: Element | undefined): void {
    this.#describe(cell);
    // Text never becomes markup; a node stays as it is while it is shown.
    if (content !== this.#content) this.element.replaceChildren(content);
    this.#content = content;
    this.element.hidden = false;
    if (this.element.isConnected && !this.#isOpen) this.element.showPopover?.();
    this.#placeBeside(box);
  }

  hide(): void {
    if (this.element.hidden) return;
    this.#describe(undefined);
    if (this.#isOpen) this.element.hidePopover();
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#content = '';
  }

  /** True when an event happened on the tooltip and not on what it covers. */
  isUnder(event: Event): boolean {
    return event.composedPath().includes(this.element);
  }

  get #isOpen(): boolean {
    return 'showPopover' in this.element && this.element.matches(':popover-open');
  }

  #describe(cell: Element | undefined): void {
    if (cell === this.#cell) return;
    this.#cell?.removeAttribute('aria-describedby');
    cell?.setAttribute('aria-describedby', this.element.id);
    this.#cell = cell;
  }

  #placeBeside(box: Box): void {
    const { style } = this.element;
    // At the edge, where it was shown last, it would be measured narrower than it may be.
    style.left = '0';
    style.top = '0';
    const { left, top } = placeTooltip(box, this.element.getBoundingClientRect(), visibleWindow());
    style.left = `${left}px`;
    style.top = `${top}px`;
  }
}

/** What is seen of the window, of which a part may be zoomed to, or covered by a keyboard on the screen. */
function visibleWindow(): Box {
  if (!visualViewport) return { left: 0, top: 0, width: innerWidth, height: innerHeight };
  const { offsetLeft: left, offsetTop: top, width, height } = visualViewport;
  return { left, top, width, height };
}

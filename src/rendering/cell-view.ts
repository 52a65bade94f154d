import type { LogicalRect } from '../core/layout/layout.js';
import type { Fit, Size } from '../core/picture/fit.js';
import type { TextMark } from '../core/text-mark.js';
import { createBadge } from './badge.js';

/** What a cell tells of its item to assistive technology. */
export interface CellContent {
  readonly name: string;
  readonly column: number;
  /** Nothing is known of the item yet. */
  readonly isLoading: boolean;
  /** CSS colour in place of the grid's own while the picture is not there. */
  readonly placeholderColor?: string | undefined;
}

export interface FallbackImage {
  readonly source: string | Blob;
  readonly fit: Fit;
  readonly crossOrigin: 'anonymous' | 'use-credentials' | null;
  readonly badge: TextMark | undefined;
  /** Is given the size of the whole picture in px; zero where the file does not tell one. */
  readonly onLoad: (natural: Size) => void;
  readonly onError: () => void;
}

/** One cell of a row: transparent over nothing but its placeholder, for the row's canvas shows the picture. */
export class CellView {
  readonly element = document.createElement('div');
  #place = '';
  #image: HTMLImageElement | undefined;
  #badge: HTMLElement | undefined;
  #objectUrl: string | undefined;
  #error = '';
  #column: number | undefined;
  #placeholderColor: string | undefined;

  constructor() {
    this.element.className = 'cell';
    this.element.role = 'gridcell';
    this.element.tabIndex = -1;
    this.element.hidden = true;
    this.element.setAttribute('part', 'cell');
  }

  /** What `showImage()` has loaded. */
  get image(): HTMLImageElement | undefined {
    return this.#image?.naturalWidth ? this.#image : undefined;
  }

  /** Puts the cell into its row; nothing is written where nothing has changed. */
  placeAt(cell: LogicalRect, row: LogicalRect): void {
    const inlineStart = cell.inline - row.inline;
    const blockStart = cell.block - row.block;
    const place = `${inlineStart} ${blockStart} ${cell.inlineSize} ${cell.blockSize}`;
    if (place === this.#place) return;
    this.#place = place;
    const { style } = this.element;
    style.insetInlineStart = `${inlineStart}px`;
    style.insetBlockStart = `${blockStart}px`;
    style.inlineSize = `${cell.inlineSize}px`;
    style.blockSize = `${cell.blockSize}px`;
  }

  /** Shows another item, of which no picture is there yet. */
  assign(content: CellContent): void {
    this.#dropImage();
    this.#error = '';
    if (this.element.hidden) this.element.hidden = false;
    this.describe(content);
    this.#setPlaceholderColor(content.placeholderColor);
    this.#setPart('cell placeholder');
  }

  describe({ name, column, isLoading }: CellContent): void {
    const note = isLoading ? 'loading' : this.#error;
    this.#setColumn(column);
    this.element.ariaLabel = note ? `${name} (${note})` : name;
    this.#setBusy(isLoading);
  }

  /** The cell is beyond the last item. */
  hide(): void {
    this.#dropImage();
    this.element.hidden = true;
  }

  /** The row shows nothing, and so does the cell: as it is, it has its layout when another row comes. */
  release(): void {
    this.#dropImage();
  }

  remove(): void {
    this.#dropImage();
    this.element.remove();
  }

  /** The picture is there: nothing of the placeholder shines through it. */
  showPicture(): void {
    if (this.element.getAttribute('part') === 'cell placeholder') this.#setPart('cell');
  }

  /** The picture cannot be shown; the name says why. */
  showError(content: CellContent, reason: string): void {
    this.#dropImage();
    this.#error = reason;
    this.describe(content);
    this.#setPart('cell error');
  }

  /** Lets the engine show what no worker can decode: SVG, files without CORS, files that are cut off. */
  showImage({ source, fit, crossOrigin, badge, onLoad, onError }: FallbackImage): void {
    this.#dropImage();
    const image = new Image();
    image.alt = '';
    image.decoding = 'async';
    image.crossOrigin = crossOrigin;
    image.style.objectFit = fit;
    image.onload = () => onLoad({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = onError;
    image.src = typeof source === 'string' ? source : this.#createObjectUrl(source);
    this.#image = image;
    this.#badge = badge && createBadge(badge);
    this.element.append(image, ...(this.#badge ? [this.#badge] : []));
  }

  #setPlaceholderColor(color: string | undefined): void {
    if (color === this.#placeholderColor) return;
    this.#placeholderColor = color;
    if (color === undefined) this.element.style.removeProperty('--_placeholder');
    else this.element.style.setProperty('--_placeholder', color);
  }

  #setColumn(column: number): void {
    if (column === this.#column) return;
    this.#column = column;
    this.element.ariaColIndex = String(column + 1);
  }

  #setBusy(isBusy: boolean): void {
    if (isBusy !== (this.element.ariaBusy === 'true')) this.element.ariaBusy = isBusy ? 'true' : null;
  }

  #setPart(part: string): void {
    if (this.element.getAttribute('part') !== part) this.element.setAttribute('part', part);
  }

  /** Taking `src` away ends the request; an image that only leaves the document keeps its connection. */
  #dropImage(): void {
    const image = this.#image;
    if (!image) return;
    this.#image = undefined;
    image.onload = null;
    image.onerror = null;
    image.removeAttribute('src');
    image.remove();
    this.#badge?.remove();
    this.#badge = undefined;
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = undefined;
  }

  #createObjectUrl(blob: Blob): string {
    this.#objectUrl = URL.createObjectURL(blob);
    return this.#objectUrl;
  }
}

import type { Fit } from '../../core/picture/fit.js';
import type { PictureLimits } from '../../core/picture/picture-limits.js';
import type { TextStyle } from '../../core/text-mark.js';
import type { RowView } from '../../rendering/row-view.js';

/** Everything about how rows are shown that is the same for all of them. */
export interface RowStyle {
  readonly fit: Fit;
  /** Corner radius in CSS px. */
  readonly radius: number;
  /** Pixels of the surfaces for each CSS px: those of the device, or fewer while memory is short. */
  readonly devicePixelRatio: number;
  readonly isRightToLeft: boolean;
  readonly crossOrigin: 'anonymous' | 'use-credentials' | null;
  readonly limits: PictureLimits;
  readonly text: TextStyle;
  /** Small pictures are kept on disk. */
  readonly isPersistent: boolean;
  /** For want of memory cells show their names, and no row has a canvas. */
  readonly isTextOnly: boolean;
}

/** What a page says by `::part(cell)` or a custom property reaches the painter in px. */
export function readRadius(row: RowView | undefined): number {
  const cell = row?.cell(0)?.element;
  return cell ? Number.parseFloat(getComputedStyle(cell).borderTopLeftRadius) || 0 : 0;
}

import type { Range } from '../core/range.js';
import type { ItemMisuse } from './items/item-misuse.js';
import type { DescribedCell } from './rows/row-description.js';

/** What the view of a grid tells. */
export interface GridViewHandlers {
  readonly onRangeChange: (visible: Range, kept: Range) => void;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  readonly onSettled: () => void;
  /** An item says something that makes no sense. */
  readonly onMisuse: (misuse: ItemMisuse) => void;
  /** Rows are about to get other items, or have got them: the focus is kept on its item. */
  readonly beforeRows: (kept: readonly number[]) => void;
  readonly afterRows: () => void;
  /** The viewport has moved. */
  readonly afterMove: () => void;
}

import type { Size } from '../../core/picture/fit.js';
import type { GridContent } from '../grid-content.js';
import type { RowDescriber } from './row-describer.js';
import type { DescribedCell } from './row-description.js';
import type { RowPriorities } from './row-priorities.js';

/** What the kept rows ask of their grid, and tell it. */
export interface KeptRowsParts {
  readonly content: GridContent;
  readonly describer: RowDescriber;
  readonly priorities: RowPriorities;
  /** The viewport moves. */
  readonly isMoving: () => boolean;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  /** Elements of rows and cells are about to be taken away. */
  readonly beforeReshape: () => void;
  /** A picture has told its size. */
  readonly onNaturalSize: (cell: DescribedCell, natural: Size) => void;
  /** A cell has become final. */
  readonly onProgress: () => void;
}

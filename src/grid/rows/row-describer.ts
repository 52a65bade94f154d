import { ItemSource } from '../../sources/list/item-source.js';
import type { GridContent } from '../grid-content.js';
import { type ItemMisuse, misusesOf } from '../items/item-misuse.js';
import { describeRow, type RowDescription } from './row-description.js';
import type { RowStyle } from './row-style.js';
import { type RowUpdate, updateRow } from './row-update.js';
import { withoutPictures } from './without-pictures.js';

/** Describes the rows of a grid by its items, its layout and its style as they are now. */
export class RowDescriber {
  source = new ItemSource([]);
  readonly #content: GridContent;
  readonly #onMisuse: (misuse: ItemMisuse) => void;
  #style: RowStyle | undefined;

  /** @param onMisuse An item says something that makes no sense */
  constructor(content: GridContent, onMisuse: (misuse: ItemMisuse) => void) {
    this.#content = content;
    this.#onMisuse = onMisuse;
  }

  get style(): RowStyle {
    if (!this.#style) throw new Error('Rows are described before the grid is laid out');
    return this.#style;
  }

  set style(style: RowStyle) {
    this.#style = style;
  }

  describe(row: number): RowDescription {
    const { style, source } = this;
    const described = describeRow(row, source, this.#content.layout, style);
    const description = style.isTextOnly ? withoutPictures(described) : described;
    for (const misuse of description.cells.flatMap(({ item }) => misusesOf(item))) this.#onMisuse(misuse);
    return description;
  }

  /** Describes some cells of a row anew; `undefined` where the whole row has to be. */
  update(before: RowDescription, columns: readonly number[]): RowUpdate | undefined {
    const { style, source } = this;
    return updateRow(before, columns, { source, layout: this.#content.layout, style });
  }
}

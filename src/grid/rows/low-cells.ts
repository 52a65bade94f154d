import { RowView } from '../../rendering/row-view.js';
import type { GridView } from '../grid-view.js';
import { describeCell } from './row-description.js';

/**
 * Elements for cells so low that they are drawn only: one for the cell that has the focus or that Tab reaches, and one
 * for the cell under the pointer. The focus goes from one element to another one even here: assistive technology tells
 * of a change of focus, not of an element that has become another item.
 */
export class LowCells {
  readonly #view: () => GridView;
  readonly #stops: [RowView, RowView];
  readonly #hovered: RowView;
  /** The item that each element stands for. */
  readonly #indexes = new Map<RowView, number>();

  constructor(content: HTMLElement, view: () => GridView) {
    this.#view = view;
    this.#stops = [createRow(content), createRow(content)];
    this.#hovered = createRow(content);
  }

  /** The element that stands for an item, wherever it is. */
  cellOf(index: number): HTMLElement | undefined {
    const row = [...this.#stops, this.#hovered].find((candidate) => this.#indexes.get(candidate) === index);
    return row?.cell(0)?.element;
  }

  indexOf(path: readonly EventTarget[]): number | undefined {
    for (const [row, index] of this.#indexes) if (path.includes(row.element)) return index;
    return undefined;
  }

  /** The element that takes the focus for an item: another one than the item before had, which keeps it until it is left. */
  takeStop(index: number): HTMLElement | undefined {
    const own = this.#stops.find((row) => this.#indexes.get(row) === index);
    const free = this.#stops.find((row) => !this.#indexes.has(row)) ?? this.#stops[0];
    return this.#show(own ?? free, index);
  }

  /** Lets go of all items but this one. */
  leaveOthers(index: number): void {
    for (const row of this.#stops) if (this.#indexes.get(row) !== index) this.#release(row);
  }

  /** The element for an item under the pointer. */
  hover(index: number): HTMLElement | undefined {
    return this.cellOf(index) ?? this.#show(this.#hovered, index);
  }

  /** The viewport has moved: what is under the pointer is another cell. */
  leaveHovered(): void {
    this.#release(this.#hovered);
  }

  release(): void {
    for (const row of [...this.#indexes.keys()]) this.#release(row);
  }

  #show(row: RowView, index: number): HTMLElement | undefined {
    const { layout, source } = this.#view();
    const { place, items } = layout.lineOf(index);
    const rect = layout.cellRect(index);
    const known = source.stateOf(index);
    const { name } = describeCell(known, index);
    const cells = [{ rect, content: { name, column: index - items.start, isLoading: known.state === 'loading' } }];
    const nativeBlock = this.#view().content.toNative(rect.block, rect.blockSize);
    const content = { row: layout.rowOf(index), place, rect, nativeBlock, isAhead: false, cells };
    if (this.#indexes.get(row) === index) row.update(content);
    else row.assign(content);
    this.#indexes.set(row, index);
    row.showPictures();
    return row.cell(0)?.element;
  }

  #release(row: RowView): void {
    if (this.#indexes.delete(row)) row.release();
  }
}

function createRow(content: HTMLElement): RowView {
  const row = new RowView({ hasCanvas: false });
  row.element.classList.add('low');
  content.append(row.element);
  return row;
}

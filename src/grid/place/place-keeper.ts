import type { ItemsChange } from '../../core/items-change.js';
import type { Layout } from '../../core/layout/layout.js';
import { SectionedLayout } from '../../core/layout/sectioned-layout.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { DescribedCell } from '../rows/row-description.js';
import type { GridPosition } from './grid-position.js';
import {
  anchorOnItems,
  anchorOnPosition,
  type ItemAnchor,
  indexOfItems,
  isOutOfReach,
  moveAnchor,
  offsetOfItems,
  positionOf,
} from './item-anchor.js';

/** What is looked at: items in a layout, scrolled by `offset` px. */
export interface ScrolledItems {
  readonly source: ItemSource;
  readonly layout: Layout;
  readonly offset: number;
}

export interface PlaceKeeperHandlers {
  /** As they are now. */
  readonly items: () => ScrolledItems;
  /** Cells of the first rows in view. */
  readonly firstCells: () => readonly DescribedCell[];
  /** Where a point of the page is in the content. */
  readonly pointAt: (clientX: number, clientY: number) => { readonly inline: number; readonly block: number };
}

/** What stays in place on screen from one layout to the next. */
export class PlaceKeeper {
  readonly #handlers: PlaceKeeperHandlers;
  /** Held from one relayout to the next, so that a window dragged to and fro ends where it began. */
  #anchor: ItemAnchor | undefined;
  /** A section whose header the next layout leaves where it is seen, in place of the items that are looked at. */
  #held: { readonly section: number; readonly viewportBlock: number } | undefined;

  constructor(handlers: PlaceKeeperHandlers) {
    this.#handlers = handlers;
  }

  /** Of the first item in view, or the one that was given and has not been reached yet. */
  get position(): GridPosition | undefined {
    const anchor = this.#anchor?.isAwaited ? this.#anchor : this.#createAnchor();
    return anchor && positionOf(anchor);
  }

  /** Goes to this place with the next layout that has its item. */
  set position(position: GridPosition) {
    this.#anchor = anchorOnPosition(position);
  }

  /** The item that is held, wherever it is in the list by now. */
  get heldIndex(): number | undefined {
    return this.#anchor && indexOfItems(this.#anchor, this.#handlers.items().source);
  }

  /** True while a place that was given has not been reached. */
  get isAwaiting(): boolean {
    return this.#anchor !== undefined && isOutOfReach(this.#anchor, this.#handlers.items().source);
  }

  /** A layout is about to be replaced: what is looked at in it is held, unless something is held already. */
  hold(): void {
    this.#anchor = this.#held ? undefined : (this.#anchor ?? this.#createAnchor());
  }

  /** The viewport has moved to another place. */
  letGo(): void {
    this.#anchor = undefined;
  }

  /** Items are put in or taken out; what is looked at stays in place at the next layout. */
  moveItems(change: ItemsChange): void {
    this.#anchor ??= this.#createAnchor();
    this.#anchor &&= moveAnchor(this.#anchor, change);
  }

  /**
   * The next layout keeps a section's header where it is seen, and one that sticks to the start of the viewport comes to
   * stand there; where the section ends before the viewport, the items in view stay instead.
   */
  holdSection(section: number): void {
    const { layout, offset } = this.#handlers.items();
    if (!(layout instanceof SectionedLayout) || layout.endOf(section) <= offset) return;
    this.#held = { section, viewportBlock: Math.max(0, layout.startOf(section) - offset) };
  }

  /** The next layouts keep the middle of this item where it is. */
  holdItem(index: number): void {
    const { block, blockSize } = this.#handlers.items().layout.cellRect(index);
    this.#holdAt(index, block + blockSize / 2);
  }

  /** The next layouts keep what is at this point of the page where it is. */
  holdPoint(clientX: number, clientY: number): void {
    const { inline, block } = this.#handlers.pointAt(clientX, clientY);
    const { layout } = this.#handlers.items();
    if (layout.itemCount > 0) this.#holdAt(layout.nearest(inline, block), block);
  }

  /** Tells by which offset what was held stands in a new layout where it stood; `undefined` when it is gone. */
  findHeld(): (() => number) | undefined {
    return this.#findSection() ?? this.#findItems();
  }

  #holdAt(index: number, point: number): void {
    const { source, layout, offset } = this.#handlers.items();
    if (index >= layout.itemCount || this.#anchor?.isAwaited) return;
    const viewportBlock = point - offset;
    // Held since the viewport moved last: whoever zooms to and fro at one place comes back to where he was.
    if (this.#anchor && Math.abs(this.#anchor.viewportBlock - viewportBlock) < 1) return;
    this.#anchor = anchorOnItems([{ key: source.keyAt(index), index }], layout, offset, viewportBlock);
  }

  #createAnchor(): ItemAnchor | undefined {
    const { layout, offset } = this.#handlers.items();
    // The first header is looked at, not the items below it.
    if (offset === 0 && layout instanceof SectionedLayout) return undefined;
    const isInView = ({ index }: DescribedCell) => {
      const { block, blockSize } = layout.cellRect(index);
      return block + blockSize > offset;
    };
    const cells = this.#handlers.firstCells().filter(isInView);
    const items = cells.map(({ index, key, item }) => ({ index, key: item && key }));
    return anchorOnItems(items, layout, offset);
  }

  #findSection(): (() => number) | undefined {
    const held = this.#held;
    this.#held = undefined;
    const { layout } = this.#handlers.items();
    if (!held || !(layout instanceof SectionedLayout)) return undefined;
    return () => layout.startOf(held.section) - held.viewportBlock;
  }

  #findItems(): (() => number) | undefined {
    const { source, layout, offset } = this.#handlers.items();
    const anchor = this.#anchor;
    const find = () => anchor && offsetOfItems(anchor, source, layout);
    const found = find();
    const isKept = anchor?.isAwaited ? isOutOfReach(anchor, source) : found !== undefined;
    if (!isKept) this.#anchor = undefined;
    return found === undefined ? undefined : () => find() ?? offset;
  }
}

import type { ScrollController } from '../../controllers/scroll-controller.js';
import type { BlockAlignment } from '../../core/scroll/block-alignment.js';
import type { GridContent } from '../grid-content.js';
import type { Approach } from './approach.js';
import type { PlaceKeeper } from './place-keeper.js';

export interface TravelParts {
  readonly scroll: ScrollController;
  readonly content: GridContent;
  readonly place: PlaceKeeper;
  readonly approach: Approach;
  /** Makes the layout exact around the viewport. */
  readonly refine: () => void;
  /** Something else is in view, of another layout where `isRelaidOut`. */
  readonly onArrive: (isRelaidOut: boolean) => void;
}

/** Goes where a script, a key or a control leads, and leaves what was held in place. */
export class Travel {
  readonly #parts: TravelParts;

  constructor(parts: TravelParts) {
    this.#parts = parts;
  }

  toItem(index: number, block: BlockAlignment, behavior: ScrollBehavior): void {
    this.turnTo(index);
    const { place, approach, content, onArrive } = this.#parts;
    place.letGo();
    approach.toItem(content.layout, index, block, behavior);
    onArrive(false);
  }

  toSection(section: number): void {
    const { place, approach, content, onArrive } = this.#parts;
    const { sectioned } = content;
    if (!sectioned) return;
    place.letGo();
    approach.toSection(sectioned, section);
    onArrive(false);
  }

  /** To an offset in px, at once. */
  toOffset(offset: number): void {
    const { scroll, place, refine, onArrive } = this.#parts;
    scroll.scrollTo(offset, 'instant');
    place.letGo();
    refine();
    onArrive(false);
  }

  /** To what is held in place, wherever the layout has it now. */
  toHeld(): void {
    const { scroll, place, approach } = this.#parts;
    const target = place.findHeld();
    if (target) approach.to(target, 'instant');
    scroll.write();
  }

  /** Shows the page that holds an item, from its top. */
  turnTo(index: number): void {
    const { scroll, place, content, refine, onArrive } = this.#parts;
    const { paged } = content;
    if (!paged || paged.pageOf(index) === paged.page) return;
    place.letGo();
    content.replace(paged.turnedTo(index));
    scroll.scrollTo(0, 'instant');
    refine();
    onArrive(true);
  }
}

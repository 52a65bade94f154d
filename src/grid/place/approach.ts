import type { ScrollController } from '../../controllers/scroll-controller.js';
import type { Layout } from '../../core/layout/layout.js';
import { SectionedLayout } from '../../core/layout/sectioned-layout.js';
import { alignedOffset, type BlockAlignment } from '../../core/scroll/block-alignment.js';

/** Each attempt to reach an item lays out what is around it: the second one finds it there. */
const MAX_ATTEMPTS = 4;

/** Scrolls to where something is, and again where the layout of what lies before it turns out to move it. */
export class Approach {
  readonly #scroll: ScrollController;
  readonly #refine: () => void;

  /** @param refine Makes the layout exact around the viewport */
  constructor(scroll: ScrollController, refine: () => void) {
    this.#scroll = scroll;
    this.#refine = refine;
  }

  toItem(layout: Layout, index: number, block: BlockAlignment, behavior: ScrollBehavior): void {
    const { space } = this.#scroll;
    const target = () => {
      // A header that sticks to the start of the viewport lies over what is there.
      const inset = layout instanceof SectionedLayout ? layout.headerSize : 0;
      const uncovered = { offset: space.offset + inset, size: Math.max(0, space.viewportSize - inset) };
      return alignedOffset(layout.cellRect(index), uncovered, block) - inset;
    };
    this.to(target, behavior);
  }

  toSection(layout: SectionedLayout, section: number): void {
    const { space } = this.#scroll;
    const target = () => {
      const header = { block: layout.startOf(section), blockSize: layout.headerSize };
      return alignedOffset(header, { offset: space.offset, size: space.viewportSize }, 'nearest');
    };
    this.to(target, 'instant');
  }

  /** @param target Tells the offset in px, by what has been laid out so far */
  to(target: () => number, behavior: ScrollBehavior): void {
    const { space } = this.#scroll;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // What the target takes to be laid out must not move what is looked at now.
      target();
      this.#refine();
      const offset = Math.min(Math.max(0, target()), space.maxOffset);
      if (Math.abs(offset - space.offset) < 0.5) return;
      this.#scroll.scrollTo(offset, behavior);
      if (behavior === 'smooth') return;
      this.#refine();
    }
  }
}

import type { AspectRatios } from '../../core/layout/aspect-ratios.js';
import { BandedLayout, LOW_ROW_SIZE } from '../../core/layout/banded-layout.js';
import { itemsPerPage } from '../../core/layout/items-per-page.js';
import { JustifiedLayout } from '../../core/layout/justified-layout.js';
import type { Layout } from '../../core/layout/layout.js';
import { MasonryLayout } from '../../core/layout/masonry-layout.js';
import { PageLayout } from '../../core/layout/page-layout.js';
import { RatioSectionLayouts } from '../../core/layout/ratio-section-layouts.js';
import { SectionedLayout, type SectionLayouts } from '../../core/layout/sectioned-layout.js';
import { SharedSectionLayouts } from '../../core/layout/shared-section-layouts.js';
import { UniformLayout, type UniformLayoutOptions } from '../../core/layout/uniform-layout.js';
import type { LayoutName } from '../grid-settings.js';

/** How the items are divided, where they are. */
export interface GridSections {
  readonly lengths: readonly number[];
  readonly isCollapsed: (section: number) => boolean;
  /** Block size of a header in px. */
  readonly headerSize: number;
}

/** How the items are divided into pages. */
export interface GridPages {
  /** As many as fit where it is `auto`. */
  readonly pageSize: number | 'auto';
  /** Block size of the viewport in px. */
  readonly viewportSize: number;
  /** An item of the page to be shown. */
  readonly itemOf: (pageSize: number) => number;
}

export interface LayoutOptions extends UniformLayoutOptions {
  readonly layout: LayoutName;
  readonly ratios: () => AspectRatios;
  readonly previous: Layout;
  readonly sections: GridSections;
  /** `undefined` where the list is scrolled. */
  readonly pages: GridPages | undefined;
}

export function createLayout(options: LayoutOptions): Layout {
  const { sections, pages } = options;
  if (pages) return layOutPage(options, pages);
  if (sections.lengths.length === 0) return layOutItems(options);
  return new SectionedLayout({ ...options, ...sections, layouts: sectionLayouts(options) });
}

function layOutPage(options: LayoutOptions, { pageSize: declared, viewportSize, itemOf }: GridPages): PageLayout {
  const { itemCount } = options;
  const pageSize = declared === 'auto' ? itemsPerPage({ ...options, viewportSize }) : declared;
  return new PageLayout({ itemCount, pageSize, viewportSize, layouts: sectionLayouts(options) }, itemOf(pageSize));
}

function layOutItems(options: LayoutOptions): Layout {
  if (options.layout === 'justified') return new JustifiedLayout({ ...options, ratios: options.ratios() });
  if (options.layout === 'masonry') return new MasonryLayout({ ...options, ratios: options.ratios() });
  return layOutEqually(options);
}

function layOutEqually(options: UniformLayoutOptions): Layout {
  const layout = new UniformLayout(options);
  return layout.rowRect(0).blockSize < LOW_ROW_SIZE ? new BandedLayout(layout) : layout;
}

function sectionLayouts(options: LayoutOptions): SectionLayouts {
  // What was laid out of the whole list before says nothing of a section.
  const own = { ...options, previous: undefined };
  if (options.layout === 'justified') {
    return new RatioSectionLayouts(options.ratios(), (ratios) => new JustifiedLayout({ ...own, ratios }));
  }
  if (options.layout === 'masonry') {
    return new RatioSectionLayouts(options.ratios(), (ratios) => new MasonryLayout({ ...own, ratios }));
  }
  return new SharedSectionLayouts((itemCount) => layOutEqually({ ...own, itemCount }));
}

import type { AspectRatios } from '../core/aspect-ratios.js';
import { JustifiedLayout } from '../core/justified-layout.js';
import type { Layout } from '../core/layout.js';
import { MasonryLayout } from '../core/masonry-layout.js';
import { UniformLayout, type UniformLayoutOptions } from '../core/uniform-layout.js';
import type { LayoutName } from './grid-settings.js';

export interface LayoutOptions extends UniformLayoutOptions {
  readonly layout: LayoutName;
  readonly ratios: () => AspectRatios;
  readonly previous: Layout;
}

export function createLayout(options: LayoutOptions): Layout {
  if (options.layout === 'justified') return new JustifiedLayout({ ...options, ratios: options.ratios() });
  if (options.layout === 'masonry') return new MasonryLayout({ ...options, ratios: options.ratios() });
  return new UniformLayout(options);
}

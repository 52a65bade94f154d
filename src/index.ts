import { MassImageGrid } from './mass-image-grid.js';

export type { DecodeOptions, DecoderModule } from '../workers/plug-in/plug-in-protocol.js';
export type { Signature } from '../workers/plug-in/signature.js';
export type { ItemsChange } from './core/items-change.js';
export type { HeldBytes, MemoryKind } from './core/memory/held-bytes.js';
export type { DegradationStep, PressureLevel, PressureThresholds } from './core/memory/memory-pressure.js';
export type { MemoryState } from './core/memory/memory-state.js';
export type { Fit } from './core/picture/fit.js';
export type { PictureLimits } from './core/picture/picture-limits.js';
export type { Range } from './core/range.js';
export type { BlockAlignment } from './core/scroll/block-alignment.js';
export { type DecoderRegistration, registerDecoder } from './decoders/decoder-registry.js';
export * from './events.js';
export type { LayoutName, ModeName } from './grid/grid-settings.js';
export type { GridStats } from './grid/grid-stats.js';
export type { RenderTooltip } from './grid/item-tooltip.js';
export type { RefreshedItems } from './grid/items/refreshed-items.js';
export type { PagerLabels } from './grid/pages/pager-labels.js';
export type { GridPosition } from './grid/place/grid-position.js';
export type { ScrollToItemOptions } from './grid/place/scroll-options.js';
export type { RenderSection, SectionState } from './grid/sections/sections.js';
export { MassImageGrid } from './mass-image-grid.js';
export type { ImageItem, ItemKey } from './sources/item/item.js';
export type { StateLook } from './sources/item/item-states.js';
export type { Packed } from './sources/item/packed.js';
export type { Section } from './sources/item/section.js';
export type { Sprite } from './sources/item/sprite.js';
export type { TextFields } from './sources/item/text-item.js';
export type { Items, RandomAccessItems } from './sources/list/item-source.js';
export type { ItemsListener, LoadOptions, PagedItems } from './sources/list/paged-items.js';

// A page that includes the script twice keeps the first definition.
if (!customElements.get('mass-image-grid')) customElements.define('mass-image-grid', MassImageGrid);

import { type GridShape, type NavigationKey, navigate } from './grid-navigation.js';
import type { BlockStep } from './layout/layout.js';
import type { SectionedLayout } from './layout/sectioned-layout.js';

/** What holds the focus in a grid with sections: an item, or the header of a section. */
export type GridStop =
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'header'; readonly section: number };

export interface SectionedShape extends Omit<GridShape, 'layout'> {
  readonly layout: SectionedLayout;
}

/**
 * Where a key moves the focus to in a grid with sections. A header is a row of one cell: it is met on the way up and down,
 * since it can be operated, and passed over by the keys that go from item to item. `undefined` for other keys.
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction
 */
export function navigateSections(stop: GridStop, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
  return stop.kind === 'item' ? fromItem(stop.index, key, shape) : fromHeader(stop.section, key, shape);
}

function fromItem(index: number, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
  const { layout } = shape;
  if (key.hasModifier) return end(key.key, shape);
  const step = stepOf(key);
  if (step !== undefined && layout.isAtEdge(index, step)) {
    const section = layout.sectionOf(index);
    if (step < 0) return { kind: 'header', section };
    return section + 1 < layout.sectionCount ? { kind: 'header', section: section + 1 } : { kind: 'item', index };
  }
  const target = navigate(index, key, shape);
  if (target === undefined) return undefined;
  const direction = key.key === 'Home' || target > index ? 1 : -1;
  return { kind: 'item', index: layout.shownFrom(target, direction) ?? index };
}

function fromHeader(section: number, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
  const { layout } = shape;
  const step = stepOf(key);
  if (step === 1) return layout.isHidden(section) ? header(section + 1, shape) : item(section, 'first', shape);
  if (step === -1) {
    const before = section - 1;
    return before < 0 || layout.isHidden(before) ? header(before, shape) : item(before, 'last', shape);
  }
  if (key.hasModifier) return end(key.key, shape);
  if (key.key === 'PageDown') return header(section + 1, shape);
  if (key.key === 'PageUp') return header(section - 1, shape);
  return undefined;
}

function stepOf({ key, hasModifier }: NavigationKey): BlockStep | undefined {
  if (hasModifier) return undefined;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
}

function header(section: number, { layout }: SectionedShape): GridStop {
  return { kind: 'header', section: Math.min(Math.max(0, section), layout.sectionCount - 1) };
}

/** The first item of a section, or the first one of its last row. */
function item(section: number, place: 'first' | 'last', { layout }: SectionedShape): GridStop {
  const { start, end } = layout.itemsOfSection(section);
  return { kind: 'item', index: place === 'first' ? start : layout.lineOf(end - 1).items.start };
}

/** The first or the last item that is shown. */
function end(key: string, { layout }: SectionedShape): GridStop | undefined {
  if (layout.itemCount === 0 || (key !== 'Home' && key !== 'End')) return undefined;
  const index = key === 'Home' ? layout.shownFrom(0, 1) : layout.shownFrom(layout.itemCount - 1, -1);
  return index === undefined ? undefined : { kind: 'item', index };
}

import type { BlockStep } from '../layout/layout.js';
import type { SectionedLayout } from '../layout/sectioned-layout.js';
import { type GridShape, type NavigationKey, navigate } from './grid-navigation.js';
import type { GridStop, HeaderStop } from './grid-stop.js';

export interface SectionedShape extends Omit<GridShape, 'layout'> {
  readonly layout: SectionedLayout;
}

/**
 * Where a key moves the focus to in a grid with sections. A header is a row of one cell: it is met on the way up and down,
 * since it can be operated, and passed over by the keys that go from item to item. `undefined` for other keys.
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction
 */
export function navigateSections(stop: GridStop, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
  const { layout, goal } = shape;
  const step = stepOf(key);
  if (step === undefined) return stop.kind === 'item' ? fromItem(stop.index, key, shape) : fromHeader(stop, key, shape);
  const inline = goal.aimFrom(stop, layout);
  const target = beside(stop, step, inline, shape);
  goal.reach(target, layout, inline);
  return target;
}

/** What is met above or below. */
function beside(stop: GridStop, step: BlockStep, inline: number, shape: SectionedShape): GridStop {
  const { layout } = shape;
  if (stop.kind === 'header') return besideHeader(stop.section, step, inline, shape);
  const { index } = stop;
  if (!layout.isAtEdge(index, step)) return { kind: 'item', index: layout.neighbour(index, step, inline) };
  const section = layout.sectionOf(index);
  if (step < 0) return { kind: 'header', section };
  return section + 1 < layout.sectionCount ? { kind: 'header', section: section + 1 } : stop;
}

function besideHeader(section: number, step: BlockStep, inline: number, shape: SectionedShape): GridStop {
  const { layout } = shape;
  const entered = step > 0 ? section : section - 1;
  if (entered < 0 || layout.isHidden(entered)) return header(section + step, shape);
  return { kind: 'item', index: layout.itemAtEdge(entered, step, inline) };
}

function fromItem(index: number, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
  const { layout } = shape;
  if (key.hasModifier) return end(key.key, shape);
  const target = navigate(index, key, shape);
  if (target === undefined) return undefined;
  const direction = key.key === 'Home' || target > index ? 1 : -1;
  return { kind: 'item', index: layout.shownFrom(target, direction) ?? index };
}

function fromHeader({ section }: HeaderStop, key: NavigationKey, shape: SectionedShape): GridStop | undefined {
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

/** The first or the last item that is shown. */
function end(key: string, { layout }: SectionedShape): GridStop | undefined {
  if (layout.itemCount === 0 || (key !== 'Home' && key !== 'End')) return undefined;
  const index = key === 'Home' ? layout.shownFrom(0, 1) : layout.shownFrom(layout.itemCount - 1, -1);
  return index === undefined ? undefined : { kind: 'item', index };
}

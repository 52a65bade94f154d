import { areSections, type Section } from '../../sources/item/section.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import { warnOnce } from '../warn-once.js';

const NONE: readonly Section[] = [];

/** The sections of a grid: what its property says, or its items; as long together as there are items. */
export function readSections(element: Element, declared: unknown, source: ItemSource): readonly Section[] {
  const sections = declared ?? source.readSections() ?? NONE;
  if (!areSections(sections)) {
    const wanted = 'an array of { key, length }, key a string and length a whole number from 0';
    warnOnce(element, 'sections', `sections must be ${wanted}; showing none.`);
    return NONE;
  }
  return sections.length === 0 ? NONE : fitted(element, sections, source);
}

/** Every item belongs to a section: the last one takes what is left, and none goes beyond the last item. */
function fitted(element: Element, sections: readonly Section[], source: ItemSource): readonly Section[] {
  const total = sections.reduce((sum, { length }) => sum + length, 0);
  if (total === source.length) return sections;
  if (source.length > 0) {
    const fix = `the last section ${total < source.length ? 'takes the rest' : 'ends with the last item'}`;
    warnOnce(element, 'section lengths', `sections have ${total} items, the list has ${source.length}; ${fix}.`);
  }
  let left = source.length;
  return sections.map((section, i) => {
    const length = i === sections.length - 1 ? Math.max(0, left) : Math.min(section.length, Math.max(0, left));
    left -= length;
    return { ...section, length };
  });
}

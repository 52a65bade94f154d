import type { ImageItem } from './item.js';

/** A group of items that follow each other. */
export interface Section {
  /** Stable identity: what is collapsed stays collapsed when the items change. */
  readonly key: string;
  /** What its header says; `key` stands in for it. */
  readonly label?: string;
  /** What the scrubber says, where that is to be shorter, such as a year, once for all that say the same; default: the label. */
  readonly mark?: string;
  /** Number of its items. */
  readonly length: number;
}

/** Sections of items that carry a `group`: a new one begins wherever it changes. `undefined` where no item carries one. */
export function sectionsOfItems(items: readonly (string | ImageItem)[]): readonly Section[] | undefined {
  const sections: { key: string; label: string; length: number }[] = [];
  const seen = new Map<string, number>();
  let isGrouped = false;
  for (const item of items) {
    const group = typeof item === 'string' ? undefined : item?.group;
    isGrouped ||= group !== undefined;
    const label = group ?? '';
    const last = sections.at(-1);
    if (last?.label === label) {
      last.length++;
      continue;
    }
    // A group that comes back is another section, and needs another key.
    const times = seen.get(label) ?? 0;
    seen.set(label, times + 1);
    sections.push({ key: times === 0 ? label : `${label}#${times + 1}`, label, length: 1 });
  }
  return isGrouped ? sections : undefined;
}

/** True for a list of sections that a grid can take. */
export function areSections(value: unknown): value is readonly Section[] {
  return Array.isArray(value) && value.every(isSection);
}

function isSection(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { key, length } = value as Partial<Section>;
  return typeof key === 'string' && Number.isSafeInteger(length) && (length ?? -1) >= 0;
}

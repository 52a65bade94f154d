import type { SvgElement } from './svg-element.js';
import { referencesInDeclarations, type SvgReference, unescaped } from './svg-reference.js';

/** A rule of a style sheet that refers to elements, and whom it may apply to. */
export interface StyleRule {
  readonly references: readonly SvgReference[];
  /** True for every element that the rule applies to, perhaps for more. */
  readonly mayMatch: (element: SvgElement) => boolean;
}

/** Rules that refer to something; what is not understood is taken to apply to everything. */
export function readStyleRules(text: string): StyleRule[] {
  const css = unescaped(text.replace(/\/\*[\s\S]*?\*\//g, ' '));
  const rules: StyleRule[] = [];
  const rest = css.replace(/([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, declarations: string) => {
    const references = referencesInDeclarations(declarations);
    // A custom property may be used anywhere.
    const matchers = /--[^:]*:/.test(declarations) ? [() => true] : selectors.split(',').map(matcherOf);
    if (references.length > 0) for (const mayMatch of matchers) rules.push({ references, mayMatch });
    return ' ';
  });
  const outside = referencesInDeclarations(rest);
  if (outside.length > 0) rules.push({ references: outside, mayMatch: () => true });
  return rules;
}

/** Judges by the last name in a selector: `.a > .b:hover` applies to elements of class b at most. */
function matcherOf(selector: string): (element: SvgElement) => boolean {
  const [, mark, name] = /([.#]?)([\w-]+)(?:::?[\w-]+)*\s*$/.exec(selector) ?? [];
  if (!name || /[()[\]]/.test(selector)) return () => true;
  if (mark === '.') return (element) => attributeOf(element, 'class').split(/\s+/).includes(name);
  if (mark === '#') return (element) => attributeOf(element, 'id') === name;
  return (element) => element.name.toLowerCase() === name.toLowerCase();
}

function attributeOf({ attributes }: SvgElement, wanted: string): string {
  return attributes.find(({ name }) => name === wanted)?.value ?? '';
}

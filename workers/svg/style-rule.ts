import type { SvgElement } from './svg-element.js';
import { referencesInDeclarations, type SvgReference, unescaped } from './svg-reference.js';

/** A longer one is taken to apply to everything: no drawing has one, and it would take long to look through. */
const MAX_SELECTOR_LENGTH = 1000;

/** A rule of a style sheet that refers to elements, and whom it may apply to. */
export interface StyleRule {
  readonly references: readonly SvgReference[];
  /** True for every element that the rule applies to, perhaps for more. */
  readonly mayMatch: (element: SvgElement) => boolean;
}

/** Rules that refer to something; what is not understood is taken to apply to everything. */
export function readStyleRules(text: string): StyleRule[] {
  const css = unescaped(withoutComments(text));
  const { blocks, rest } = splitBlocks(css);
  const rules = blocks.flatMap(({ selectors, declarations }) => {
    const references = referencesInDeclarations(declarations);
    if (references.length === 0) return [];
    // A custom property may be used anywhere.
    const matchers = hasCustomProperty(declarations) ? [() => true] : selectors.split(',').map(matcherOf);
    return matchers.map((mayMatch) => ({ references, mayMatch }));
  });
  const outside = [...referencesInDeclarations(rest), ...referencesInComments(text, css)];
  if (outside.length > 0) rules.push({ references: outside, mayMatch: () => true });
  return rules;
}

/** Found by their ends: an expression for all of one takes a time by the square of the length where none ends. */
function withoutComments(css: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = css.indexOf('/*'); start >= 0; start = css.indexOf('/*', at)) {
    const end = css.indexOf('*/', start + 2);
    if (end < 0) break;
    kept.push(css.slice(at, start));
    at = end + 2;
  }
  return [...kept, css.slice(at)].join(' ');
}

/**
 * What looks like a comment is none within a string or an address, which only a tokenizer of CSS could tell for sure.
 * So where other references are found with comments than without, all of them count.
 */
function referencesInComments(text: string, css: string): SvgReference[] {
  const all = referencesInDeclarations(text);
  const idsOf = (references: readonly SvgReference[]) => references.map(({ id }) => id).join(' ');
  return idsOf(all) === idsOf(referencesInDeclarations(css)) ? [] : all;
}

/** Blocks without others in them, with what stands before each, and all that is in none of these. */
function splitBlocks(css: string) {
  const parts = css.split('}');
  const rest = [parts.pop() ?? ''];
  const blocks: { readonly selectors: string; readonly declarations: string }[] = [];
  for (const part of parts) {
    const open = part.lastIndexOf('{');
    const start = open > 0 ? part.lastIndexOf('{', open - 1) + 1 : 0;
    if (open >= 0) blocks.push({ selectors: part.slice(start, open), declarations: part.slice(open + 1) });
    rest.push(open >= 0 ? part.slice(0, start) : part);
  }
  return { blocks, rest: rest.join(' ') };
}

function hasCustomProperty(declarations: string): boolean {
  const start = declarations.indexOf('--');
  return start >= 0 && declarations.includes(':', start);
}

/** Judges by the last name in a selector: `.a > .b:hover` applies to elements of class b at most. */
function matcherOf(selector: string): (element: SvgElement) => boolean {
  if (selector.length > MAX_SELECTOR_LENGTH) return () => true;
  const [, mark, name] = /([.#]?)([\w-]+)(?:::?[\w-]+)*\s*$/.exec(selector) ?? [];
  if (!name || /[()[\]]/.test(selector)) return () => true;
  if (mark === '.') return (element) => attributeOf(element, 'class').split(/\s+/).includes(name);
  if (mark === '#') return (element) => attributeOf(element, 'id') === name;
  return (element) => element.name.toLowerCase() === name.toLowerCase();
}

function attributeOf({ attributes }: SvgElement, wanted: string): string {
  return attributes.find(({ name }) => name === wanted)?.value ?? '';
}

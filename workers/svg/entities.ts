import { findDoctype } from './doctype.js';
import { type ExpansionBudget, tooComplex } from './expansion-budget.js';

const DECLARATION = /<!ENTITY\s+(?:(%)\s+)?([^\s%"']+)\s+(?:(?:SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g;

/** Those of editors take some 2 kB; it is looked through by expressions that take a time by the square of it. */
const MAX_SUBSET_LENGTH = 2 ** 14;

/**
 * Writes out the entities that a document type declares, as editors declare the addresses of namespaces.
 * Entities that hold markup or others (billion laughs), and attributes that a document type supplies, are refused:
 * no picture needs them, and they would hide from a reader what a parser sees. External ones are empty, as in engines.
 * @throws {PictureFailure} named `SvgTooComplexError`
 */
export function expandEntities(text: string, budget: ExpansionBudget): string {
  const doctype = findDoctype(text);
  if (!doctype) return text;
  const entities = readEntities(doctype.subset);
  const body = text.slice(0, doctype.start) + text.slice(doctype.end);
  const references = entities.size > 0 ? [...body.matchAll(/&([^\s&;#]+);/g)] : [];
  const added = references.reduce((sum, [, name]) => sum + (entities.get(name ?? '')?.length ?? 0), 0);
  budget.check(body.length + added);
  return references.length === 0 ? body : body.replace(/&([^\s&;#]+);/g, (all, name) => entities.get(name) ?? all);
}

function readEntities(subset: string): Map<string, string> {
  if (subset.length > MAX_SUBSET_LENGTH) throw tooComplex('The document type of the SVG is long');
  if (/<!ATTLIST[^>]*(?:#(?!FIXED|IMPLIED|REQUIRED)|&)/.test(subset)) {
    throw tooComplex('The document type of the SVG supplies references');
  }
  const entities = new Map<string, string>();
  for (const [, parameter, name = '', double, single] of subset.matchAll(DECLARATION)) {
    const value = double ?? single ?? '';
    if (parameter || /[<&%"']/.test(value)) throw tooComplex(`The SVG declares an entity that holds others: "${name}"`);
    // The first declaration counts, as in XML 1.0 § 4.2.
    if (!entities.has(name)) entities.set(name, value);
  }
  return entities;
}

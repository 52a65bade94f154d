import { dataUrlsIn } from './data-url.js';
import { tooComplex } from './expansion-budget.js';
import { readStyleRules, type StyleRule } from './style-rule.js';
import type { SvgElement } from './svg-element.js';
import { type Repetition, referencesIn, type SvgReference, unescaped } from './svg-reference.js';

/**
 * What an element costs at least, however short. 8,192 rectangles held the page up for 0.26 s in Chromium 156 and 0.14 s
 * in Firefox 153, on two busy cores; so many texts for 1.3 and 0.3 s.
 */
const ELEMENT_BYTES = 512;
const TEXT_BYTES = 4096;

/**
 * From this length on a path costs by the square of it: each of its edges may cross all others. One of 25,000 corners,
 * 0.17 MB, took 0.8 s in Chromium and 1.0 s in Firefox.
 */
const CROSSING_BYTES = 2048;

/** The shortest corner of a path with its separator takes some four bytes. */
const CORNER_BYTES = 4;

/** A filter primitive passes over all pixels of its region, a turbulence once for each octave. */
const FILTER_PASS_BYTES = 8192;
const MAX_OCTAVES = 64;

/** References that lead to references and so on; engines recurse along them. */
const MAX_CHAIN = 500;

/** Colours of these are looked up, not drawn again. */
const GRADIENTS = new Set(['linearGradient', 'radialGradient']);

/** Every rule is held against every element. */
const MAX_RULE_MATCHES = 1e6;

const ANIMATIONS = new Set(['animate', 'animateMotion', 'animateTransform', 'set']);

/**
 * Length in bytes of an SVG with everything that is used again written out: by `<use>`, patterns, masks, clips,
 * markers, filters, by attribute, style rule or animation. Takes a time proportional to the length of the file.
 */
export class SvgCost {
  readonly #costOfData: (bytes: Uint8Array) => number;
  readonly #byId = new Map<string, SvgElement[]>();
  readonly #known = new Map<SvgElement, number>();
  readonly #open = new Set<SvgElement>();
  readonly #knownIds = new Map<string, number>();
  readonly #rules: StyleRule[] = [];
  #elements = 0;

  /** @param costOfData What a file costs that is written out in a `data:` URL */
  constructor(costOfData: (bytes: Uint8Array) => number) {
    this.#costOfData = costOfData;
  }

  /** @throws {PictureFailure} named `SvgTooComplexError` when elements refer to each other in a circle */
  measure(root: SvgElement): number {
    this.#collect(root);
    const matches = this.#rules.length * this.#elements;
    if (matches > MAX_RULE_MATCHES) throw tooComplex('The SVG has too many style rules that refer to elements');
    return this.#costOf(root);
  }

  #collect(element: SvgElement): void {
    const id = element.attributes.find(({ name }) => name === 'id')?.value;
    if (id !== undefined && !GRADIENTS.has(element.name)) {
      const same = this.#byId.get(id);
      if (same) same.push(element);
      else this.#byId.set(id, [element]);
    }
    this.#elements++;
    if (element.name === 'style') this.#rules.push(...readStyleRules(element.text));
    for (const child of element.children) this.#collect(child);
  }

  #costOf(element: SvgElement): number {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    // Engines leave out the one reference that closes a circle, and draw the others: that cannot be summed up.
    if (this.#open.has(element)) throw tooComplex('Elements of the SVG refer to each other in a circle');
    if (this.#open.size > MAX_CHAIN) throw tooComplex(`The SVG has references in a chain longer than ${MAX_CHAIN}`);
    this.#open.add(element);
    const cost = this.#sum(element);
    this.#open.delete(element);
    this.#known.set(element, cost);
    return cost;
  }

  #sum(element: SvgElement): number {
    let cost = ownCost(element) + this.#costOfDataIn(element);
    for (const child of element.children) cost += this.#costOf(child);
    const references = this.#referencesOf(element);
    const once = references.filter(({ repetition }) => repetition === 'once');
    for (const { id } of once) cost += this.#costOfId(id);
    const base = cost;
    for (const { id, repetition } of references) cost += timesIn(base, repetition) * this.#costOfId(id);
    return cost;
  }

  #referencesOf(element: SvgElement): SvgReference[] {
    const isAnimation = ANIMATIONS.has(element.name);
    // Where a link or an animation points to is not drawn.
    const isTarget = (name: string) => name === 'href' && (isAnimation || element.name === 'a');
    const own = element.attributes.flatMap(({ name, value }) => {
      return name === 'id' || isTarget(name) ? [] : referencesIn(name, value);
    });
    if (isAnimation && own.length > 0 && element.attributes.some(({ name }) => name === 'href')) {
      throw tooComplex('The SVG animates the references of another element');
    }
    return [...own, ...this.#rules.flatMap(({ mayMatch, references }) => (mayMatch(element) ? references : []))];
  }

  #costOfId(id: string): number {
    const known = this.#knownIds.get(id);
    if (known !== undefined) return known;
    const cost = this.#byId.get(id)?.reduce((sum, element) => sum + this.#costOf(element), 0) ?? 0;
    this.#knownIds.set(id, cost);
    return cost;
  }

  #costOfDataIn({ name, attributes, text }: SvgElement): number {
    const values = attributes.map(({ value }) => value);
    if (name === 'style') values.push(unescaped(text));
    return values.flatMap(dataUrlsIn).reduce((sum, data) => sum + this.#costOfData(data), 0);
  }
}

/** What is drawn once is in the sum already. */
function timesIn(cost: number, repetition: Repetition): number {
  if (repetition === 'once') return 0;
  return cost / (repetition === 'each-shape' ? ELEMENT_BYTES : CORNER_BYTES);
}

function ownCost({ name, attributes, text, length }: SvgElement): number {
  const bytes = Math.max(isText(name) ? TEXT_BYTES : ELEMENT_BYTES, length + text.length);
  if (!name.startsWith('fe')) return bytes + crossingsIn(name, attributes, text);
  const octaves = Number(attributes.find((attribute) => attribute.name === 'numOctaves')?.value ?? 1);
  return FILTER_PASS_BYTES * Math.min(MAX_OCTAVES, Math.max(1, Number.isFinite(octaves) ? octaves : 1));
}

function isText(name: string): boolean {
  return name === 'text' || name === 'tspan' || name === 'textPath';
}

/** Path data may stand in `d`, in `points`, in the values of an animation, or in a style; addresses of images are longer. */
function crossingsIn(name: string, attributes: SvgElement['attributes'], text: string): number {
  const isStyled = name === 'style' && /path\s*\(/i.test(unescaped(text));
  const values = attributes.filter((attribute) => attribute.name !== 'href').map(({ value }) => value);
  return [...values, isStyled ? text : ''].reduce((sum, value) => sum + crossingCost(value), 0);
}

function crossingCost({ length }: string): number {
  return length > CROSSING_BYTES ? length * (length / CROSSING_BYTES - 1) : 0;
}

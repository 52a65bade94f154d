/** How often what is referred to is drawn: markers are inherited, one for each shape or for each corner of a shape. */
export type Repetition = 'once' | 'each-shape' | 'each-corner';

export interface SvgReference {
  readonly id: string;
  readonly repetition: Repetition;
}

/** Whatever names an element: `#id`, `url(#id)`, and lists of them in animations. */
const ANY_ID = /#([^\s"'(),;]+)/g;

/** Ends where another address begins, so that many without an end are looked through once. */
const URL_ID = /url\(\s*["']?(?:(?!url\()[^"')\s])*#([^"')\s]+)/g;

/** References in the value of an attribute. */
export function referencesIn(name: string, value: string): SvgReference[] {
  if (name === 'style') return referencesInDeclarations(value);
  // What an editor notes in a namespace of its own is not drawn.
  if (name.includes(':')) return [];
  return idsIn(value, ANY_ID).map((id) => ({ id, repetition: repetitionOf(name) }));
}

/** References in the declarations of a style attribute, or of a rule. */
export function referencesInDeclarations(css: string): SvgReference[] {
  if (!/[#\\]/.test(css)) return [];
  return css.split(';').flatMap((declaration) => {
    const [property = ''] = declaration.trim().split(':', 1);
    return idsIn(declaration, URL_ID).map((id) => ({ id, repetition: repetitionOf(property.trim().toLowerCase()) }));
  });
}

function repetitionOf(property: string): Repetition {
  if (property === 'marker' || property === 'marker-mid') return 'each-corner';
  return property.startsWith('marker') ? 'each-shape' : 'once';
}

function idsIn(text: string, pattern: RegExp): string[] {
  if (!/[#\\]/.test(text)) return [];
  return [...unescaped(text).matchAll(pattern)].map(([, id = '']) => id);
}

/** What engines understand when an address is written with escapes of CSS or of URLs. */
export function unescaped(value: string): string {
  const css = value.includes('\\') ? value.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, unescapeCss) : value;
  return css.includes('%') ? css.replace(/%[0-9a-f]{2}/gi, unescapeUrl) : css;
}

function unescapeCss(_: string, hex: string | undefined, other: string): string {
  const code = Number.parseInt(hex ?? '', 16);
  if (!hex) return other;
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function unescapeUrl(code: string): string {
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}

import type { FontSource } from '../../core/font-source.js';

/**
 * The faces of these families that stylesheets of the document declare. Workers know the system's fonts alone, and no
 * `FontFace` tells where it came from: so the rules are read. Not had are faces that scripts have made, and those of
 * stylesheets of other origins that came without CORS, whose rules nobody may read.
 * @param families As CSS `font-family`
 */
export function readPageFonts(document: Document, families: string): FontSource[] {
  const wanted = new Set(families.split(',').map(plainName));
  // Most pages need not be read: what is declared in any stylesheet is among these.
  const isDeclared = [...document.fonts].some(({ family }) => wanted.has(plainName(family)));
  if (!isDeclared) return [];
  const faces: FontSource[] = [];
  for (const sheet of document.styleSheets) collectFaces(sheet, wanted, faces);
  return faces;
}

function collectFaces(rules: CSSStyleSheet | CSSGroupingRule, wanted: ReadonlySet<string>, faces: FontSource[]): void {
  for (const rule of readableRules(rules)) {
    if (rule instanceof CSSFontFaceRule) {
      const face = faceOf(rule);
      if (wanted.has(face.family)) faces.push(face);
    } else if (rule instanceof CSSImportRule && rule.styleSheet) collectFaces(rule.styleSheet, wanted, faces);
    else if (rule instanceof CSSGroupingRule) collectFaces(rule, wanted, faces);
  }
}

function readableRules(holder: CSSStyleSheet | CSSGroupingRule): Iterable<CSSRule> {
  try {
    return holder.cssRules;
  } catch {
    return [];
  }
}

function faceOf({ style, parentStyleSheet }: CSSFontFaceRule): FontSource {
  const base = parentStyleSheet?.href ?? document.baseURI;
  const valueOrDefault = (name: string, fallback: string) => style.getPropertyValue(name) || fallback;
  return {
    family: plainName(style.getPropertyValue('font-family')),
    src: withAbsoluteAddresses(style.getPropertyValue('src'), base),
    descriptors: {
      style: valueOrDefault('font-style', 'normal'),
      weight: valueOrDefault('font-weight', 'normal'),
      stretch: valueOrDefault('font-stretch', 'normal'),
      unicodeRange: valueOrDefault('unicode-range', 'U+0-10FFFF'),
    },
  };
}

/** A worker has another base address than the stylesheet. */
function withAbsoluteAddresses(src: string, base: string): string {
  return src.replace(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)/g, (whole, double, single, bare) => {
    const address = double ?? single ?? bare;
    return URL.canParse(address, base) ? `url("${new URL(address, base)}")` : whole;
  });
}

function plainName(family: string): string {
  return family.trim().replace(/^(["'])(.*)\1$/, '$2');
}

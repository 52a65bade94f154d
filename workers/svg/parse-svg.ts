import { PictureFailure } from '../picture-failure.js';
import { tooComplex } from './expansion-budget.js';
import type { SvgElement } from './svg-element.js';

/** Parsers and renderers recurse; engines stop at 256 (libxml2) to 5000 levels, no drawing needs a hundred. */
const MAX_DEPTH = 250;

const START_TAG = /<([^\s<>/!?"'=]+)((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s<>/"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const END_TAG = /<\/[^\s<>]+\s*>/y;

/**
 * Reads markup into elements, strictly: what it does not understand a parser might understand otherwise, so it is
 * refused. Engines refuse what is not well-formed themselves.
 * @throws {PictureFailure}
 */
export function parseSvg(text: string): SvgElement {
  const root: SvgElement = { name: '#root', attributes: [], children: [], text: '', length: 0 };
  const open = [root];
  for (let at = 0; at < text.length; ) {
    const parent = open.at(-1) ?? root;
    const tag = text.indexOf('<', at);
    parent.text += text.slice(at, tag < 0 ? text.length : tag);
    if (tag < 0) break;
    at = readMarkup(text, tag, parent, open);
    if (open.length > MAX_DEPTH) throw tooComplex(`Elements of the SVG are nested deeper than ${MAX_DEPTH}`);
  }
  return root;
}

/** Reads what begins at `at`, and tells where it ends. */
function readMarkup(text: string, at: number, parent: SvgElement, open: SvgElement[]): number {
  if (text.startsWith('<!--', at)) return endOf(text, at + 4, '-->');
  if (text.startsWith('<?', at)) return readInstruction(text, at);
  if (text.startsWith('<![CDATA[', at)) {
    const end = endOf(text, at + 9, ']]>');
    parent.text += text.slice(at + 9, end - 3);
    return end;
  }
  END_TAG.lastIndex = at;
  if (END_TAG.test(text)) {
    if (open.length > 1) open.pop();
    return END_TAG.lastIndex;
  }
  return readStartTag(text, at, parent, open);
}

function readStartTag(text: string, at: number, parent: SvgElement, open: SvgElement[]): number {
  START_TAG.lastIndex = at;
  const match = START_TAG.exec(text);
  if (!match) throw malformed();
  const [all, name = '', written = '', slash] = match;
  const attributes = [...written.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => {
    return { name: attributeName(name), value: decodeReferences(double ?? single ?? '') };
  });
  const element = { name: localName(name), attributes, children: [], text: '', length: all.length };
  parent.children.push(element);
  if (!slash) open.push(element);
  return START_TAG.lastIndex;
}

/** A style sheet that a processing instruction brings along would be read by nobody here. */
function readInstruction(text: string, at: number): number {
  const end = endOf(text, at + 2, '?>');
  const isStyle = text.startsWith('<?xml-stylesheet', at);
  if (isStyle && /xsl|data:|#/i.test(text.slice(at, end)))
    throw tooComplex('The SVG brings a style sheet of its own along');
  return end;
}

function endOf(text: string, at: number, end: string): number {
  const found = text.indexOf(end, at);
  if (found < 0) throw malformed();
  return found + end.length;
}

function malformed(): PictureFailure {
  return new PictureFailure('unsupported', 'DecodeError', 'The image/svg+xml file is not well-formed');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `href` is one of any prefix; other prefixes tell what an editor notes for itself. */
function attributeName(name: string): string {
  const local = localName(name);
  return local === 'href' || local === 'id' ? local : name;
}

/** `&#35;a` is `#a` to a parser. */
function decodeReferences(value: string): string {
  if (!value.includes('&#')) return value;
  return value.replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

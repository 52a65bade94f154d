const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} name @param {Record<string, string | number>} attributes @param {string[]} children Markup. */
export function element(name, attributes, ...children) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(rounded(value))}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** @param {string} content @param {Record<string, string | number>} attributes */
export function text(content, attributes) {
  return element('text', attributes, escapeText(content));
}

/** @param {{ width: number, height: number }} size @param {string[]} children */
export function svg({ width, height }, ...children) {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height };
  const font = { 'font-family': 'system-ui, sans-serif', 'font-size': 12, fill: '#222' };
  const paper = element('rect', { width, height, fill: '#fff' });
  return `${element('svg', attributes, paper, element('g', font, ...children))}\n`;
}

function rounded(value) {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}

function escapeText(content) {
  return String(content).replace(/[&<>"]/g, (character) => ESCAPES[character]);
}

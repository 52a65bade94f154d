import { expect } from 'chai';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { failureOf } from '../../../workers/picture-failure.js';
import { refuseCostlySvg } from '../../../workers/svg/refuse-costly-svg.js';
import { listOf } from '../../support/choices.js';
import { patternSvg } from '../../support/fixtures/pattern-svg.mjs';
import { pngHead } from '../sniff/image-bytes.js';

const NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (content: string, before = '') => `${before}<svg ${NAMESPACES} width="200" height="100">${content}</svg>`;

/** What is said against an SVG; empty when nothing is. */
function objectionTo(text: string, limits = DEFAULT_LIMITS): string {
  try {
    refuseCostlySvg(new TextEncoder().encode(text), limits);
    return '';
  } catch (error) {
    const { name, message } = failureOf(error);
    return `${name}: ${message}`;
  }
}

/** Levels of which each draws the one before ten times, seven deep: ten million rectangles in 2 kB. */
function levels(levelOf: (id: string, before: string) => string, first = '<g id="a0"><rect/></g>'): string {
  return first + listOf(7, (level) => levelOf(`a${level + 1}`, `a${level}`)).join('');
}

const tenTimes = (text: string) => text.repeat(10);

const BOMBS: Record<string, string> = {
  use: svg(`${levels((id, before) => `<g id="${id}">${tenTimes(`<use href="#${before}"/>`)}</g>`)}<use href="#a7"/>`),
  'use, by xlink and with single quotes': svg(
    levels((id, before) => `<g id='${id}'>${tenTimes(`<use xlink:href = '#${before}' />`)}</g>`),
  ),
  'use, by character references': svg(
    levels((id, before) => `<g id="${id}">${tenTimes(`<use href="&#x23;${before}"/>`)}</g>`),
  ),
  'use, by escapes of an address': svg(
    levels((id, before) => `<g id="${id}">${tenTimes(`<use href="#%61${before.slice(1)}"/>`)}</g>`),
  ),
  'use, by entities': svg(
    levels((id, before) => `<g id="${id}">${tenTimes(`<use href="&r;${before}"/>`)}</g>`),
    '<!DOCTYPE svg [<!ENTITY r "#">]>',
  ),
  'use, hidden behind a circle': svg(
    levels((id, before) => {
      const next = `a${Number(id.slice(1)) + 1}`;
      return `<g id="${id}"><use href="#${next}"/>${tenTimes(`<use href="#${before}"/>`)}</g>`;
    }, '<g id="a0"><use href="#a1"/><rect/></g>'),
  ),
  patterns: svg(
    levels(
      (id, before) => `<pattern id="${id}">${tenTimes(`<rect fill="url(#${before})"/>`)}</pattern>`,
      '<pattern id="a0"><rect/></pattern>',
    ),
  ),
  'use, by a rule between strings that look like a comment': svg(
    `<style>a{b:"/*"} ${listOf(7, (level) => `#a${level + 1} rect{fill:url(#a${level})}`).join(' ')} a{b:"*/"}</style>${levels(
      (id) => `<pattern id="${id}">${tenTimes('<rect/>')}</pattern>`,
      '<pattern id="a0"><rect/></pattern>',
    )}`,
  ),
  'patterns, by rules in what is a comment but for a bad address before it': svg(
    `<style>a{b:url(x"y)"/*
      } ${listOf(7, (level) => `#a${level + 1} rect{fill:url(#a${level})}`).join(' ')} a{b:"*/"}</style>${levels(
        (id) => `<pattern id="${id}">${tenTimes('<rect/>')}</pattern>`,
        '<pattern id="a0"><rect/></pattern>',
      )}`,
  ),
  'patterns, by names that look like comments': svg(
    `<style>${listOf(7, (level) => `#a\\/\\*\\*\\/${level + 1} rect{fill:url("#a/**/${level}")}`).join(' ')}</style>${levels(
      (id) => `<pattern id="${id.replace('a', 'a/**/')}">${tenTimes('<rect/>')}</pattern>`,
      '<pattern id="a/**/0"><rect/></pattern>',
    )}`,
  ),
  'masks in styles': svg(
    levels(
      (id, before) => `<mask id="${id}">${tenTimes(`<rect style="mask:url('#${before}')"/>`)}</mask>`,
      '<mask id="a0"><rect/></mask>',
    ),
  ),
  'masks in a style sheet': svg(
    `<style>${listOf(8, (level) => `.c${level}{mask:url(#a${level})}`).join('')}</style>${levels(
      (id, before) => `<mask id="${id}">${tenTimes(`<rect class="x c${before.slice(1)}"/>`)}</mask>`,
      '<mask id="a0"><rect/></mask>',
    )}`,
  ),
  'masks by escapes of a style sheet': svg(
    levels(
      (id, before) => `<mask id="${id}">${tenTimes(`<rect style="mask:u\\72l(\\23 ${before})"/>`)}</mask>`,
      '<mask id="a0"><rect/></mask>',
    ),
  ),
  'an animated use': svg(
    levels((id, before) => {
      return `<g id="${id}">${tenTimes(`<use><set attributeName="href" to="#${before}"/></use>`)}</g>`;
    }),
  ),
  'a use that is animated from afar': svg(
    '<g id="a"><rect/></g><use id="u"/><set href="#u" attributeName="href" to="#a"/>',
  ),
  'inherited markers': svg(
    `<marker id="m">${'<path d="M0 0h1"/>'.repeat(100)}</marker>` +
      `<g marker-mid="url(#m)"><path d="M0 0${' 1 1'.repeat(5000)}"/></g>`,
  ),
  'filters upon filters': svg(
    `<filter id="f">${'<feGaussianBlur stdDeviation="50"/>'.repeat(20)}</filter>` +
      '<rect filter="url(#f)"/>'.repeat(40),
  ),
  'an SVG in a data URL': svg(
    `<image href="data:image/svg+xml,${encodeURIComponent(
      svg(levels((id, before) => `<g id="${id}">${tenTimes(`<use href="#${before}"/>`)}</g>`)),
    )}"/>`,
  ),
  'an SVG in base64': svg(
    `<image href="data:image/svg+xml;base64,${btoa(
      svg(levels((id, before) => `<g id="${id}">${tenTimes(`<use href="#${before}"/>`)}</g>`)),
    )}"/>`,
  ),
  'a large picture in a data URL': svg(
    `<image href="data:image/png;base64,${btoa(String.fromCharCode(...pngHead(20_000, 20_000)))}"/>`,
  ),
  'a style sheet in a data URL': svg('<style>@import url(data:text/css,rect{mask:url(%23m)});</style><rect/>'),
  'a style sheet by instruction': svg('<rect/>', '<?xml-stylesheet type="text/xsl" href="#x"?>'),
  'entities that hold others': svg(
    '<text>&c;</text>',
    '<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
  ),
  'a long entity, many times': svg(
    `<text>${'&a;'.repeat(1000)}</text>`,
    `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(10_000)}">]>`,
  ),
  'parameter entities': svg('<rect/>', '<!DOCTYPE svg [<!ENTITY % a "x">%a;]>'),
  'attributes that the document type supplies': svg(
    '<use/>',
    '<!DOCTYPE svg [<!ATTLIST use href CDATA "#a"><!-- it isn\'t seen -->]>',
  ),
  'elements nested without end': svg('<g>'.repeat(1000) + '</g>'.repeat(1000)),
  'a chain without end': svg(listOf(1000, (link) => `<g id="l${link}"><use href="#l${link + 1}"/></g>`).join('')),
  'very many elements': svg('<a/>'.repeat(100_000)),
};

describe('refuseCostlySvg', () => {
  for (const [name, bomb] of Object.entries(BOMBS)) {
    it(`refuses a bomb of ${name}`, () => {
      expect(objectionTo(bomb)).to.match(/^SvgTooComplexError: ./);
    });
  }

  it('says how much it would come to', () => {
    expect(objectionTo(BOMBS['use'] ?? '')).to.match(/comes to \d+(\.\d)? MB, limit 4 MB$/);
  });

  it('takes drawings as people make them', () => {
    const gradients = '<linearGradient id="b"><stop/></linearGradient><linearGradient id="g" xlink:href="#b"/>';
    const drawings = [
      patternSvg(1, { width: 256, height: 256 }),
      svg(
        `<defs>${gradients}</defs><style>*{fill:url(#g)} .c{stroke:url("#g")}</style>${'<path d="M0 0"/>'.repeat(2000)}`,
      ),
      svg(`<clipPath id="c"><rect/></clipPath><style>.k{clip-path:url(#c)}</style>${'<g class="k"/>'.repeat(500)}`),
      svg(`<symbol id="s"><path d="M0 0h1"/></symbol>${'<use href="#s"/>'.repeat(2000)}`),
      svg(`<filter id="f"><feOffset/><feGaussianBlur/><feMerge/></filter>${'<g filter="url(#f)"/>'.repeat(50)}`),
      svg('<a id="top" href="#top"><text>up</text></a><!-- <use --><![CDATA[<use]]>'),
      svg('<g id="layer" inkscape:label="#layer"><animate href="#layer" attributeName="x" to="3"/></g>'),
      svg('<path/>', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://ns.adobe.com/">]>'),
      svg('<script>for (;;);</script>'),
      svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
      svg('<a href="javascript:alert(1)"/><image href="https://example.invalid/x.png"/>'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="100000000" height="100000000"/>',
    ];
    for (const drawing of drawings) expect(objectionTo(drawing), drawing.slice(0, 200)).to.equal('');
  });

  it('refuses a path that may cross itself all over, wherever it is written, and thousands of texts', () => {
    const corners = listOf(40_000, (index) => `${index % 100} ${(index * 37) % 101}`).join(' ');
    const bombs = [
      `<path d="M0 0L${corners}"/>`,
      `<polygon points="${corners}"/>`,
      `<path><animate attributeName="d" values="M0 0L${corners}"/></path>`,
      `<path style="d:path('M0 0L${corners}')"/>`,
      `<style>path{d:pa\\74h("M0 0L${corners}")}</style><path/>`,
      '<text>a</text>'.repeat(2000),
    ];
    for (const bomb of bombs) expect(objectionTo(svg(bomb)), bomb.slice(0, 60)).to.include('SvgTooComplexError');
  });

  it('takes large embedded images and paths of some length', () => {
    expect(objectionTo(svg(`<image href="data:image/png;base64,${'A'.repeat(500_000)}"/>`))).to.equal('');
    expect(objectionTo(svg(`<path d="${'M0 0L1 1 '.repeat(6000)}"/>`))).to.equal('');
  });

  it('lets a grid decide how much it takes', () => {
    const drawing = svg('<rect/>'.repeat(7_000));
    expect(objectionTo(drawing)).to.equal('');
    expect(objectionTo(drawing, { ...DEFAULT_LIMITS, svgBytes: 100_000 })).to.include('limit 0.4 MB');
  });

  it('tells markup that is broken', () => {
    for (const text of [svg('<rect width="1"'), svg('<!-- '), svg('<rect width=1/>'), svg('<![CDATA[')]) {
      expect(objectionTo(text)).to.equal('DecodeError: The image/svg+xml file is not well-formed');
    }
  });

  // Each of these takes hours where the time grows faster than the file.
  it('takes no longer than the file is long, whatever it is given', () => {
    const many = [
      '<a b="#c" id="c"/>'.repeat(20_000),
      `<style>${'.a{fill:url(#b)}'.repeat(20_000)}</style>${'<a/>'.repeat(5000)}`,
      `<a b="${'#c;'.repeat(100_000)}"/>`,
      '<!-- -->'.repeat(50_000),
      '&x;'.repeat(100_000),
      `${'<g id="x"/>'.repeat(10_000)}${'<use href="#x"/>'.repeat(10_000)}`,
      `<a ${'b '.repeat(200_000)}`,
      '<'.repeat(500_000),
      `<style>${'a'.repeat(1_000_000)}</style>`,
      `<style>${'/* '.repeat(300_000)}</style>`,
      `<style>"${'\\"'.repeat(300_000)}</style>`,
      `<style>${'"\n'.repeat(300_000)}</style>`,
      `<style>${'a'.repeat(1_000_000)}!{fill:url(#b)}</style>`,
      `<style>a{fill:url(#b);${'--'.repeat(400_000)}}</style>`,
      `<style>a{fill:url(#b),${'url('.repeat(250_000)}}</style>`,
      `<a b="${'data:'.repeat(200_000)}"/>`,
    ];
    const declarations = [`<!ENTITY${' '.repeat(1_000_000)}`, '<!ENTITY '.repeat(100_000), '<!ENTITY%'.repeat(100_000)];
    for (const declared of declarations) objectionTo(svg('&x;', `<!DOCTYPE svg [${declared}]>`));
    for (const content of many) {
      objectionTo(svg(content, `<!DOCTYPE svg [${"<!-- don't -->".repeat(10_000)}`));
      objectionTo(svg(content));
    }
  });
});

import { expect } from 'chai';
import { linkOf } from '../../src/core/link-header.js';

const EXAMPLES: [header: string, next: string | undefined][] = [
  ['<https://example.org/?page=2>; rel="next"', 'https://example.org/?page=2'],
  ['</?page=2>;rel=next', '/?page=2'],
  ['<a>; rel="prev", <b>; rel="next"', 'b'],
  ['<a>; rel="last next"', 'a'],
  ['<a>; title="rel=next, yes"; rel="prev", <b>; rel=NEXT', 'b'],
  ['<a,b>; rel="first", <c,d;e>; rel="next"; title="x \\" y"', 'c,d;e'],
  ['<a> ; REL = "next"', 'a'],
  ['<a>; rel="nextish"', undefined],
  ['<a>', undefined],
  ['', undefined],
];

describe('the Link header', () => {
  for (const [header, next] of EXAMPLES) {
    it(`names ${next ?? 'nothing'} as the next in ${header || 'an empty header'}`, () => {
      expect(linkOf(header, 'next')).to.equal(next);
    });
  }
});

import { expect } from 'chai';
import { atlasItems, itemsOfAtlas } from '../../src/sources/atlas.js';

const URL_OF_ATLAS = 'https://example.org/sheets/icons.json';
const SRC = 'https://example.org/sheets/icons.png';

const FRAMES = {
  'plain.png': { frame: { x: 2, y: 3, w: 30, h: 20 }, rotated: false, trimmed: false },
  'turned.png': { frame: { x: 40, y: 3, w: 30, h: 20 }, rotated: true, trimmed: false },
  'trimmed.png': {
    frame: { x: 2, y: 40, w: 10, h: 12 },
    rotated: true,
    trimmed: true,
    spriteSourceSize: { x: 5, y: 6, w: 10, h: 12 },
    sourceSize: { w: 32, h: 33 },
  },
};

const SPRITES = [
  { src: SRC, x: 2, y: 3, width: 30, height: 20, rotated: false },
  { src: SRC, x: 40, y: 3, width: 30, height: 20, rotated: true },
  { src: SRC, x: 2, y: 40, width: 10, height: 12, rotated: true, whole: { x: 5, y: 6, width: 32, height: 33 } },
];

const expected = Object.keys(FRAMES).map((name, place) => ({ sprite: SPRITES[place], alt: name, key: name }));

function addressOf(json: unknown): string {
  return `data:application/json,${encodeURIComponent(JSON.stringify(json))}`;
}

describe('itemsOfAtlas', () => {
  it("reads TexturePacker's hash", () => {
    expect(itemsOfAtlas({ frames: FRAMES, meta: { image: 'icons.png' } }, URL_OF_ATLAS)).to.deep.equal(expected);
  });

  it("reads TexturePacker's array", () => {
    const frames = Object.entries(FRAMES).map(([filename, frame]) => ({ filename, ...frame }));
    expect(itemsOfAtlas({ frames, meta: { image: 'icons.png' } }, URL_OF_ATLAS)).to.deep.equal(expected);
  });

  it('reads several sheets in one file', () => {
    const [first, ...others] = Object.entries(FRAMES).map(([filename, frame]) => ({ filename, ...frame }));
    const textures = [
      { image: 'icons.png', frames: [first] },
      { image: 'others.png', frames: others },
    ];
    const sources = itemsOfAtlas({ textures }, URL_OF_ATLAS).map(({ sprite }) => sprite?.src);
    const other = 'https://example.org/sheets/others.png';
    expect(sources).to.deep.equal([SRC, other, other]);
  });

  it("reads spritesmith's JSON, as an object or an array", () => {
    const place = { x: 2, y: 3, width: 30, height: 20, total_width: 80, total_height: 60, image: '../img/s.png' };
    const src = 'https://example.org/img/s.png';
    const items = [{ sprite: { src, x: 2, y: 3, width: 30, height: 20 }, alt: 'fork', key: 'fork' }];
    expect(itemsOfAtlas({ fork: place }, URL_OF_ATLAS)).to.deep.equal(items);
    expect(itemsOfAtlas([{ name: 'fork', ...place }], URL_OF_ATLAS)).to.deep.equal(items);
  });

  it('refuses other JSON', () => {
    for (const wrong of [{}, [], null, 'text', { frames: {} }, { fork: { x: 1 } }, ['a.jpg']]) {
      expect(() => itemsOfAtlas(wrong, URL_OF_ATLAS)).to.throw(TypeError, /must be an atlas of/);
    }
    const broken = { frames: { 'a.png': { rotated: false } }, meta: { image: 'a.png' } };
    expect(() => itemsOfAtlas(broken, URL_OF_ATLAS)).to.throw(TypeError, /must have a frame for "a\.png"/);
  });
});

describe('atlasItems', () => {
  it('are fetched with the other sheets of their set', async () => {
    const frame = (x: number) => ({ frame: { x, y: 0, w: 8, h: 8 }, rotated: false, trimmed: false });
    const image = 'https://example.org/b.png';
    const second = addressOf({ frames: { 'b.png': frame(8) }, meta: { image } });
    const first = { frames: { 'a.png': frame(0) }, meta: { image, related_multi_packs: [second] } };
    const items = await atlasItems(addressOf(first));
    expect(items.map(({ key, sprite }) => [key, sprite?.x])).to.deep.equal([
      ['a.png', 0],
      ['b.png', 8],
    ]);
  });
});

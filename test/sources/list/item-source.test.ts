import { expect } from 'chai';
import type { ImageItem } from '../../../src/sources/item/item.js';
import { ItemSource, isItems } from '../../../src/sources/list/item-source.js';
import { listOf } from '../../support/choices.js';

const BILLION = 1_000_000_000;

/** Items by a formula, which tells the indexes that it was asked for. */
function formula(length: number, keyAt: (index: number) => number = (index) => index) {
  const asked: number[] = [];
  const item = (index: number): ImageItem => {
    asked.push(index);
    return { src: `${index}.jpg`, key: keyAt(index) };
  };
  return { items: { length, item }, asked };
}

describe('ItemSource', () => {
  it('gives the items of an array, addresses and objects alike', () => {
    const source = new ItemSource(['a.jpg', { src: 'b.jpg', alt: 'B' }]);
    expect([source.length, source.item(0), source.item(1)]).to.deep.equal([
      2,
      { src: 'a.jpg' },
      { src: 'b.jpg', alt: 'B' },
    ]);
  });

  it('asks for no item but the one that is wanted', () => {
    const { items, asked } = formula(BILLION);
    const source = new ItemSource(items);
    expect([source.length, source.item(999_999_999).src]).to.deep.equal([BILLION, '999999999.jpg']);
    expect(asked).to.deep.equal([999_999_999]);
  });

  it('gives an item without a picture where the source throws, and says what it threw', () => {
    const cause = new Error('no such record');
    const source = new ItemSource({
      length: 3,
      item: () => {
        throw cause;
      },
    });
    const known = source.stateOf(2);
    if (known.state !== 'failed') throw new Error(`it is ${known.state}`);
    expect([known.cause.name, known.cause.message]).to.deep.equal([
      'ItemSourceError',
      'The source threw for item 2: no such record',
    ]);
    expect(known.cause.cause).to.equal(cause);
    expect([source.item(2), source.keyAt(2), source.indexOfKey('x')]).to.deep.equal([
      { src: '' },
      undefined,
      undefined,
    ]);
  });

  it('gives an item without a picture where the source gives none', () => {
    const holes = { length: 3, item: () => undefined as unknown as string };
    expect(new ItemSource(holes).item(1)).to.deep.equal({ src: '' });
    expect(new ItemSource([]).item(5)).to.deep.equal({ src: '' });
  });

  it('is empty where the length is none', () => {
    for (const length of [-1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(new ItemSource({ ...formula(1).items, length }).length, `${length}`).to.equal(0);
    }
  });

  it('sees an array grow', () => {
    const items = ['a.jpg'];
    const source = new ItemSource(items);
    items.push('b.jpg');
    expect(source.length).to.equal(2);
  });
});

describe('ItemSource, looking for a key', () => {
  it('finds it anywhere in an array', () => {
    const source = new ItemSource(listOf(5000, (index) => `${index}.jpg`));
    const found = [0, 1, 2499, 4998, 4999].map((index) => source.indexOfKey(`${index}.jpg`, 2500));
    expect(found).to.deep.equal([0, 1, 2499, 4998, 4999]);
  });

  it('searches outwards from where the item was', () => {
    const { items, asked } = formula(BILLION, (index) => (index === 503 ? -1 : index));
    expect(new ItemSource(items).indexOfKey(-1, 500)).to.equal(503);
    expect(asked).to.deep.equal([500, 500, 501, 499, 502, 498, 503]);
  });

  it('takes the nearest of two', () => {
    const { items } = formula(BILLION, (index) => (index === 400 || index === 520 ? -1 : index));
    expect(new ItemSource(items).indexOfKey(-1, 500)).to.equal(520);
  });

  it('gives up far from where the item was', () => {
    const { items, asked } = formula(BILLION);
    expect(new ItemSource(items).indexOfKey(-1, 5_000_000)).to.equal(undefined);
    expect(asked.length).to.be.lessThan(3000);
  });

  it('finds it anywhere in a source that is in memory', () => {
    const source = new ItemSource({ ...formula(10_000).items, isInMemory: true });
    expect(source.indexOfKey(9_999, 0)).to.equal(9_999);
  });

  it('takes what is no index of a source for nothing found', () => {
    const { items } = formula(10);
    const answers = [-1, 10, Number.NaN].map((answer) => new ItemSource({ ...items, indexOfKey: () => answer }));
    expect(answers.map((source) => source.indexOfKey(3))).to.deep.equal([undefined, undefined, undefined]);
  });

  it('finds what is left of a list that was cut short', () => {
    expect(new ItemSource(['a.jpg', 'b.jpg']).indexOfKey('a.jpg', 900)).to.equal(0);
    expect(new ItemSource(formula(50).items).indexOfKey(10, 1_000_000)).to.equal(10);
  });

  it('asks the source, where that can find its items itself', () => {
    const items = { ...formula(BILLION).items, indexOfKey: (key: string | number) => Number(key) * 2 };
    expect(new ItemSource(items).indexOfKey(123_456_789)).to.equal(246_913_578);
  });

  it('finds nothing in an empty list', () => {
    expect(new ItemSource([]).indexOfKey('a.jpg', 10)).to.equal(undefined);
  });
});

describe('isItems', () => {
  it('takes arrays and random access', () => {
    expect([isItems([]), isItems(formula(3).items)]).to.deep.equal([true, true]);
  });

  it('takes nothing else', () => {
    const others = [
      null,
      undefined,
      'a.jpg',
      5,
      {},
      { length: 3 },
      { item: () => '' },
      { length: '3', item: () => '' },
      new Set(),
    ];
    expect(others.map(isItems)).to.deep.equal(others.map(() => false));
  });
});

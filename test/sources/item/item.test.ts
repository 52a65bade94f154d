import { expect } from 'chai';
import { keyOf, toItem } from '../../../src/sources/item/item.js';

describe('toItem', () => {
  it('makes an item of an address', () => {
    expect(toItem('a.jpg')).to.deep.equal({ src: 'a.jpg' });
  });

  it('takes an item as it is', () => {
    const item = { src: 'a.jpg', alt: 'A' };
    expect(toItem(item)).to.equal(item);
  });
});

describe('keyOf', () => {
  it('is the key, the address where there is none, the index of a file', () => {
    expect(keyOf({ src: 'a.jpg', key: 7 }, 3)).to.equal(7);
    expect(keyOf({ src: 'a.jpg' }, 3)).to.equal('a.jpg');
    expect(keyOf({ src: new Blob() }, 3)).to.equal(3);
  });

  it('is the address with the part for parts of a file', () => {
    const sprite = { src: 'sheet.png', x: 10, y: 20, width: 30, height: 40 };
    expect(keyOf({ sprite }, 3)).to.equal('sheet.png#xywh=10,20,30,40');
    expect(keyOf({ packed: { src: 'a.pack', start: 5, end: 9 } }, 3)).to.equal('a.pack#bytes=5-9');
    expect(keyOf({ sprite: { ...sprite, src: new Blob() } }, 3)).to.equal(3);
  });

  it('is the key also where that is nothing much', () => {
    expect(keyOf({ src: 'a.jpg', key: 0 }, 3)).to.equal(0);
    expect(keyOf({ src: 'a.jpg', key: '' }, 3)).to.equal('');
  });
});

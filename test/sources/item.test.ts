import { expect } from 'chai';
import { keyOf, toItem } from '../../src/sources/item.js';

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

  it('is the key also where that is nothing much', () => {
    expect(keyOf({ src: 'a.jpg', key: 0 }, 3)).to.equal(0);
    expect(keyOf({ src: 'a.jpg', key: '' }, 3)).to.equal('');
  });
});

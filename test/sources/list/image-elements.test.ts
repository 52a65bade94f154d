import { expect } from 'chai';
import { itemsOfImages } from '../../../src/sources/list/image-elements.js';

function hostOf(html: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = html;
  return host;
}

const absolute = (path: string) => new URL(path, document.baseURI).href;

describe('itemsOfImages', () => {
  it('takes address, name, tooltip and identity of each image', () => {
    const host = hostOf('<img src="a.jpg" alt="A" title="The first" id="first">');
    expect(itemsOfImages(host)).to.deep.equal([{ src: absolute('a.jpg'), alt: 'A', title: 'The first', key: 'first' }]);
  });

  it('leaves out what an image does not say', () => {
    expect(itemsOfImages(hostOf('<img src="a.jpg">'))).to.deep.equal([{ src: absolute('a.jpg'), alt: '' }]);
  });

  it('keeps the order of the images, and passes over other children', () => {
    const host = hostOf('<img src="b.jpg"><p>Text</p>text<img src="a.jpg"><div><img src="inner.jpg"></div>');
    expect(itemsOfImages(host).map(({ src }) => src)).to.deep.equal([absolute('b.jpg'), absolute('a.jpg')]);
  });

  it('takes the candidate that the engine has chosen of a srcset', async () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    const host = hostOf(`<img src="a.jpg" srcset="${pixel} 1x, ${pixel} 2x, ${pixel} 3x">`);
    await host
      .querySelector('img')
      ?.decode()
      .catch(() => undefined);
    expect(itemsOfImages(host)[0]?.src).to.equal(pixel);
  });

  it('has no items without images', () => {
    expect(itemsOfImages(hostOf('<p>Text</p>'))).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import { areSections, sectionsOfItems } from '../../../src/sources/item/section.js';

describe('sections of items', () => {
  const item = (group?: string) => ({ src: 'a.jpg', ...(group !== undefined && { group }) });

  it('begin wherever the group changes', () => {
    const items = ['2023', '2023', '2024', '2024', '2024'].map(item);
    expect(sectionsOfItems(items)).to.deep.equal([
      { key: '2023', label: '2023', length: 2 },
      { key: '2024', label: '2024', length: 3 },
    ]);
  });

  it('are told apart where a group comes back', () => {
    expect(sectionsOfItems(['a', 'b', 'a', 'a'].map(item))?.map(({ key, length }) => `${key} ${length}`)).to.deep.equal(
      ['a 1', 'b 1', 'a#2 2'],
    );
  });

  it('have no label for items without a group, and are none where no item has one', () => {
    expect(sectionsOfItems([item(), 'b.jpg', item('x')])?.map(({ label, length }) => [label, length])).to.deep.equal([
      ['', 2],
      ['x', 1],
    ]);
    expect(sectionsOfItems([item(), 'b.jpg'])).to.equal(undefined);
    expect(sectionsOfItems([])).to.equal(undefined);
  });

  it('are known by a key and a length', () => {
    expect(areSections([])).to.equal(true);
    expect(areSections([{ key: 'a', length: 0 }])).to.equal(true);
    const wrong = [{}, 'a', [1], [{ key: 1, length: 1 }], [{ key: 'a', length: -1 }], [{ key: 'a', length: 1.5 }]];
    expect(wrong.map(areSections)).to.deep.equal(wrong.map(() => false));
  });
});

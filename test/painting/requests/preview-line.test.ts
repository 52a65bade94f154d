import { expect } from 'chai';
import { PreviewLine } from '../../../src/painting/requests/preview-line.js';

const cell = (source: string) => ({ source });
const inOrder = (row: number) => row;
const anyRow = () => true;

function sourcesOf(batches: readonly { readonly cells: readonly { readonly source: string }[] }[]): string[] {
  return batches.flatMap(({ cells }) => cells.map(({ source }) => source));
}

describe('PreviewLine', () => {
  it('asks for the pictures of the rows that are in view, in their order', () => {
    const line = new PreviewLine<{ source: string }>();
    for (const row of [3, 2, 1, 0]) line.add(row, cell(`${row}`));
    expect(line.waiting).to.equal(0);
    line.enter([1, 2, 3]);
    expect(line.waiting).to.equal(3);
    expect(sourcesOf(line.take(2, inOrder, anyRow))).to.deep.equal(['1', '2']);
  });

  it('asks again for what was in line, or under way, when it moved', () => {
    const line = new PreviewLine<{ source: string }>();
    const [first, second] = [cell('a'), cell('b')];
    line.add(0, first);
    line.add(1, second);
    line.enter([0, 1]);
    line.take(1, inOrder, anyRow);
    expect([line.leave(), line.waiting]).to.deep.equal([true, 0]);
    line.settle(0, first, 'deferred');
    expect(line.leave()).to.equal(false);
    line.enter([0, 1]);
    expect(sourcesOf(line.take(9, inOrder, anyRow))).to.deep.equal(['a', 'b']);
  });

  it('leaves the preview of a picture that has failed, also in other rows', () => {
    const line = new PreviewLine<{ source: string }>();
    const broken = cell('broken');
    line.add(0, broken);
    line.enter([0]);
    line.take(1, inOrder, anyRow);
    line.settle(0, broken, 'failed');
    line.add(5, cell('broken'));
    line.enter([5]);
    expect(line.waiting).to.equal(0);
  });

  it('forgets rows that show other items now', () => {
    const line = new PreviewLine<{ source: string }>();
    line.add(0, cell('a'));
    line.add(1, cell('b'));
    line.enter([0]);
    line.delete(0);
    line.delete(1);
    line.enter([1]);
    expect(line.waiting).to.equal(0);
  });
});

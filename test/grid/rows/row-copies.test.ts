import { expect } from 'chai';
import type { KeptRow } from '../../../src/grid/rows/kept-row.js';
import { RowCopies } from '../../../src/grid/rows/row-copies.js';

const WIDTH = 8;
const HEIGHT = 4;

const rowAt = (slot: number) =>
  ({ slot, description: { painting: { row: slot, width: WIDTH, height: HEIGHT } } }) as KeptRow;

/** Painters that copy when they are told to. */
function createCopies() {
  const answers: ((copy: ImageBitmap) => void)[] = [];
  const copies = new RowCopies((_, onCopy) => answers.push(onCopy));
  return { copies, answers };
}

async function copyOf(color: string): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  return createImageBitmap(canvas);
}

function colorOf(canvas: HTMLCanvasElement | undefined): readonly number[] | undefined {
  return canvas && [...(canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, 1, 1).data];
}

describe('copies of rows', () => {
  it('are asked for once, and are of the row', async () => {
    const { copies, answers } = createCopies();
    const kept = rowAt(1);
    copies.provide([kept]);
    copies.provide([kept]);
    expect(answers).to.have.length(1);
    answers[0]?.(await copyOf('rgb(0, 0, 255)'));
    expect(colorOf(copies.canvasOf(kept))).to.deep.equal([0, 0, 255, 255]);
    expect(copies.canvasOf(rowAt(1))).to.equal(undefined);
    copies.clear();
  });

  it('that are on their way when the row changes are closed, and asked for again', async () => {
    const { copies, answers } = createCopies();
    const kept = rowAt(1);
    copies.provide([kept]);
    copies.forget(kept);
    copies.provide([kept]);
    const [older, newer] = [await copyOf('rgb(255, 0, 0)'), await copyOf('rgb(0, 255, 0)')];
    answers[0]?.(older);
    expect(copies.canvasOf(kept)).to.equal(undefined);
    expect(older.width).to.equal(0);
    answers[1]?.(newer);
    expect(colorOf(copies.canvasOf(kept))).to.deep.equal([0, 255, 0, 255]);
    copies.clear();
  });

  it('are gone when the row changes', async () => {
    const { copies, answers } = createCopies();
    const kept = rowAt(1);
    copies.provide([kept]);
    answers[0]?.(await copyOf('rgb(0, 0, 255)'));
    copies.forget(kept);
    expect(copies.canvasOf(kept)).to.equal(undefined);
    copies.provide([kept]);
    expect(answers).to.have.length(2);
  });
});

import { expect } from 'chai';
import { MAX_OFF_SCREEN_IMAGES, RescueLine } from '../../../src/grid/rows/rescue-line.js';

const ON_SCREEN = 0;
const BEYOND = 1e9;

/** A line over rows of ten cells; each row is as far away as its number says. */
function lineOf(priorityOf: (row: number) => number | undefined) {
  const line = new RescueLine(priorityOf);
  const shown: string[] = [];
  const enter = (row: number) => {
    for (let column = 0; column < 10; column++) line.enter(row, column, () => shown.push(`${row}/${column}`));
  };
  const rows = () => [...new Set(shown.map((cell) => Number(cell.split('/')[0])))];
  return { line, shown, enter, rows };
}

const taskEnd = () => new Promise((resolve) => setTimeout(resolve));

describe('RescueLine', () => {
  it('shows the nearest first, and no more than its bound off screen', async () => {
    const { shown, enter, rows } = lineOf((row) => BEYOND + row);
    for (let row = 19; row >= 0; row--) enter(row);
    await taskEnd();
    expect(shown).to.have.length(MAX_OFF_SCREEN_IMAGES);
    expect(rows()).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });

  it('shows all that are on screen, however many they are', async () => {
    const { shown, enter } = lineOf((row) => (row < 12 ? ON_SCREEN : BEYOND + row));
    for (let row = 0; row < 20; row++) enter(row);
    await taskEnd();
    expect(shown).to.have.length(120);
  });

  it('tells how many have neither loaded nor failed', async () => {
    const { line, enter } = lineOf(() => ON_SCREEN);
    enter(0);
    enter(1);
    expect(line.loading).to.equal(0);
    await taskEnd();
    expect(line.loading).to.equal(20);
    line.loaded(0, 3);
    line.leave(0, 4);
    line.leaveRow(1);
    expect(line.loading).to.equal(8);
  });

  it('goes on when a row has left', async () => {
    const { line, shown, enter } = lineOf((row) => BEYOND + row);
    for (let row = 0; row < 8; row++) enter(row);
    await taskEnd();
    shown.length = 0;
    line.leaveRow(0);
    await taskEnd();
    expect(shown).to.have.length(10);
  });

  it('goes on when an image could not be shown', async () => {
    const { line, shown, enter } = lineOf((row) => BEYOND + row);
    for (let row = 0; row < 7; row++) enter(row);
    await taskEnd();
    line.leave(0, 0);
    line.leave(0, 1);
    await taskEnd();
    expect(shown).to.have.length(MAX_OFF_SCREEN_IMAGES + 2);
  });

  it('shows nothing for a row that has left while it waited', async () => {
    const { line, shown, enter } = lineOf(() => ON_SCREEN);
    enter(0);
    line.leaveRow(0);
    await taskEnd();
    expect(shown).to.deep.equal([]);
  });

  it('waits while nothing would be looked at', async () => {
    let isFlying = true;
    const { line, shown, enter } = lineOf(() => (isFlying ? undefined : ON_SCREEN));
    enter(0);
    await taskEnd();
    expect(shown).to.deep.equal([]);
    isFlying = false;
    line.requestUpdate();
    await taskEnd();
    expect(shown).to.have.length(10);
  });
});

import { expect } from 'chai';
import { KeptScreens } from '../../src/painting/kept-screens.js';
import type { PaintingClient } from '../../src/painting/painting-client.js';

const client = () => ({}) as PaintingClient;

/** What the next visit knows the screens by, without the address of the page and the painter's place. */
const namesOf = (screens: KeptScreens) => screens.namesFor(0, 2).map((name) => name.split(' ')[1]);

describe('first screens of the grids of a page', () => {
  it('are known by the ids of the grids, and by their order where they have none', () => {
    const screens = new KeptScreens();
    for (const id of ['', 'albums', '', 'people']) screens.enter(client(), id);
    expect(namesOf(screens)).to.deep.equal(['0', '#albums', '1', '#people']);
  });

  it('are never shared, whatever the ids are', () => {
    const screens = new KeptScreens();
    for (const id of ['0', 'same', 'same', '', '']) screens.enter(client(), id);
    expect(namesOf(screens)).to.deep.equal(['#0', '#same', '0', '1', '2']);
  });

  it('leave their names to others when they leave', () => {
    const screens = new KeptScreens();
    const leaving = client();
    screens.enter(leaving, '');
    screens.enter(client(), '');
    screens.leave(leaving);
    screens.enter(client(), '');
    expect(namesOf(screens)).to.deep.equal(['1', '0']);
  });

  it('are apart for each painter, which has rows of its own', () => {
    const screens = new KeptScreens();
    screens.enter(client(), 'albums');
    const [one, other, ofMore] = [screens.namesFor(0, 2), screens.namesFor(1, 2), screens.namesFor(0, 3)];
    expect(new Set([...one, ...other, ...ofMore]).size).to.equal(3);
  });
});

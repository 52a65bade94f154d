import { expect } from 'chai';
import { Neighbours } from '../../../workers/thumbnails/neighbours.js';
import type { FoundThumbnail } from '../../../workers/thumbnails/thumbnail.js';
import { until } from '../../support/until.js';

const SIZE = { width: 1, height: 1 };

function thumbnailOf(byte: number): FoundThumbnail {
  const bytes = Uint8Array.of(byte);
  return { kind: 'file', bytes, size: SIZE, natural: SIZE, freshness: undefined, isStale: false };
}

const all: Neighbours[] = [];

/** A painter, as far as its neighbours are concerned. */
function createPainter(limitMs?: number) {
  const kept = new Map<string, FoundThumbnail>();
  const neighbours = new Neighbours((key) => {
    const thumbnail = kept.get(key);
    kept.delete(key);
    return thumbnail;
  }, limitMs);
  all.push(neighbours);
  const keep = (key: string, byte: number) => {
    kept.set(key, thumbnailOf(byte));
    neighbours.tell(key);
  };
  return { kept, neighbours, keep };
}

/** So many painters that know each other. */
function createPainters(count: number) {
  const painters = Array.from({ length: count }, () => createPainter());
  for (const [place, { neighbours }] of painters.entries())
    for (const [other, { neighbours: others }] of painters.slice(0, place).entries()) {
      const { port1, port2 } = new MessageChannel();
      neighbours.meet(other, port1);
      others.meet(place, port2);
    }
  return painters;
}

/** Asks as soon as the painter has heard of it. */
async function given(neighbours: Neighbours, key: string): Promise<number | undefined> {
  const thumbnail = await until(() => neighbours.ask(key)?.then((found) => ({ found })));
  return thumbnail.found?.bytes[0];
}

describe('neighbouring painters', () => {
  afterEach(() => {
    for (const neighbours of all) neighbours.close();
    all.length = 0;
  });

  it('are not asked for what they never told of', () => {
    const [one] = createPainters(3);
    expect(one?.neighbours.ask('a')).to.equal(undefined);
    expect(createPainter().neighbours.ask('a')).to.equal(undefined);
  });

  it('hand over what they have, and have it no more', async () => {
    const [one, two, three] = createPainters(3);
    if (!one || !two || !three) throw new Error('three painters are wanted');
    one.keep('a', 1);
    two.keep('b', 2);
    expect(await given(three.neighbours, 'a')).to.equal(1);
    expect(await given(three.neighbours, 'b')).to.equal(2);
    expect(one.kept.size + two.kept.size).to.equal(0);
    expect(three.neighbours.ask('a'), 'asked for a second time').to.equal(undefined);
  });

  it('know whom they gave it, and get it back', async () => {
    const [one, two] = createPainters(2);
    if (!one || !two) throw new Error('two painters are wanted');
    one.keep('a', 1);
    expect(await given(two.neighbours, 'a')).to.equal(1);
    two.kept.set('a', thumbnailOf(1));
    expect(await given(one.neighbours, 'a')).to.equal(1);
  });

  it('give all that ask at once the same', async () => {
    const [one, two] = createPainters(2);
    if (!one || !two) throw new Error('two painters are wanted');
    one.keep('a', 1);
    await until(() => two.neighbours.ask('a'));
    const answers = await Promise.all([two.neighbours.ask('a'), two.neighbours.ask('a')]);
    expect(answers[0]).to.equal(answers[1]);
  });

  it('say so when they have let go of it', async () => {
    const [one, two] = createPainters(2);
    if (!one || !two) throw new Error('two painters are wanted');
    one.keep('a', 1);
    one.kept.clear();
    expect(await given(two.neighbours, 'a')).to.equal(undefined);
    expect(two.neighbours.ask('a')).to.equal(undefined);
  });

  it('are not waited for when they do not answer', async () => {
    const { neighbours } = createPainter(1);
    const { port1, port2 } = new MessageChannel();
    neighbours.meet(1, port1);
    port2.postMessage({ tell: 'has', keys: ['a', 'b'] });
    expect(await given(neighbours, 'a')).to.equal(undefined);
    port2.close();
  });

  it('are forgotten with all they had when others take their places', async () => {
    const { neighbours } = createPainter();
    const { port1, port2 } = new MessageChannel();
    neighbours.meet(1, port1);
    port2.postMessage({ tell: 'has', keys: ['a', 'b'] });
    const answer = await until(() => neighbours.ask('a') && { promise: neighbours.ask('a') });
    neighbours.meet(1, new MessageChannel().port1);
    expect(await answer.promise).to.equal(undefined);
    expect(neighbours.ask('b')).to.equal(undefined);
  });

  it('bring nothing back that was cleared meanwhile', async () => {
    const [one, two] = createPainters(2);
    if (!one || !two) throw new Error('two painters are wanted');
    one.keep('a', 1);
    one.keep('b', 2);
    const answer = await until(() => two.neighbours.ask('a') && { promise: two.neighbours.ask('a') });
    two.neighbours.clear();
    expect(await answer.promise).to.equal(undefined);
    expect(two.neighbours.ask('b')).to.equal(undefined);
  });
});

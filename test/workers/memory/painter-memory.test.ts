import { expect } from 'chai';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { CONFIG } from '../test-cells.js';

const never = new AbortController().signal;

describe('the memory of a painter', () => {
  it('lets caches of one kind share its bound, whenever they come and however it changes', () => {
    const memory = new PainterMemory(
      { ...CONFIG.allotment, encoded: 1000 },
      { onClaim() {}, onReturn() {}, onAlarm() {} },
    );
    const bounds: number[] = [];
    memory.bound('encoded', (maxBytes) => {
      bounds[0] = maxBytes;
    });
    expect(bounds).to.deep.equal([1000]);
    memory.bound('encoded', (maxBytes) => {
      bounds[1] = maxBytes;
    });
    expect(bounds).to.deep.equal([500, 500]);
    memory.setAllotment({ ...CONFIG.allotment, encoded: 301 });
    expect(bounds).to.deep.equal([150, 151]);
  });

  it('keeps a part of what is on its way for the next pictures, and lets none of these have it', async () => {
    const claimed: number[] = [];
    const memory = new PainterMemory(
      { ...CONFIG.allotment, passing: 800 },
      { onClaim: ({ bytes }) => claimed.push(bytes), onReturn() {}, onAlarm() {} },
    );
    let spare: number | undefined;
    memory.boundSpare((maxBytes) => {
      spare = maxBytes;
    }, 200);
    expect(spare).to.equal(100);
    await memory.enter('decoding', 0.75 * 700, 1, never);
    void memory.enter('decoding', 1, 2, never);
    expect(claimed).to.deep.equal([1]);
    memory.setAllotment({ ...CONFIG.allotment, passing: 8000 });
    expect(spare).to.equal(200);
    memory.setAllotment({ ...CONFIG.allotment, decoded: 0, passing: 8000 });
    expect(spare).to.equal(0);
  });

  it('leaves to the others what a cache has no use for', () => {
    const memory = new PainterMemory(
      { ...CONFIG.allotment, decoded: 1000 },
      { onClaim() {}, onReturn() {}, onAlarm() {} },
    );
    const bounds = { pictures: 0, sketches: 0 };
    memory.bound('decoded', (maxBytes) => Object.assign(bounds, { pictures: maxBytes }));
    memory.bound('decoded', (maxBytes) => Object.assign(bounds, { sketches: maxBytes }), 100);
    expect(bounds).to.deep.equal({ pictures: 900, sketches: 100 });
    memory.setAllotment({ ...CONFIG.allotment, decoded: 120 });
    expect(bounds).to.deep.equal({ pictures: 60, sketches: 60 });
  });
});

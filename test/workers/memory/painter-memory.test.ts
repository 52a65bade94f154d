import { expect } from 'chai';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { CONFIG } from '../test-cells.js';

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
    expect(bounds).to.deep.equal([150, 150]);
  });
});

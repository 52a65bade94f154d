import { expect } from 'chai';
import { defaultBudgetBytes } from '../../../src/core/memory/default-budget.js';

const MB = 2 ** 20;
const WINDOW = 1280 * 800 * 4 * 4;

describe('defaultBudgetBytes', () => {
  it('is a 16th of the memory, within 128 and 512 MB', () => {
    const budgetOf = (deviceMemory: number) =>
      defaultBudgetBytes({ deviceMemory, pointer: 'fine', viewportBytes: WINDOW }) / MB;
    expect([1, 2, 4, 8, 32].map(budgetOf)).to.deep.equal([128, 128, 256, 512, 512]);
  });

  it('is half as much on what is used by finger', () => {
    const device = { pointer: 'coarse', viewportBytes: 0 } as const;
    expect(defaultBudgetBytes({ ...device, deviceMemory: 8 }) / MB).to.equal(256);
    expect(defaultBudgetBytes({ ...device, deviceMemory: undefined }) / MB).to.equal(128);
  });

  it('grows with a window that needs more, to a quarter of the memory at most', () => {
    const phone = { pointer: 'coarse', viewportBytes: 1290 * 2796 * 4 * 4 } as const;
    expect(defaultBudgetBytes({ ...phone, deviceMemory: 4 })).to.equal(6 * phone.viewportBytes);
    expect(defaultBudgetBytes({ ...phone, deviceMemory: 1 })).to.equal(256 * MB);
  });
});

import { expect } from 'chai';
import { expectAfterimage, remembered } from '../support/afterimage.js';
import { runUnderPolicy } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { PatchedWorkers } from '../support/patched-workers.js';
import { until } from '../support/until.js';

const script = '/test/support/fixtures/source-under-policy.ts';

/** Lets a test block a worker, as a decoder that never comes back does. */
const BLOCKABLE = `addEventListener('message', ({ data }) => { if (data === 'block') for (;;); });`;

describe('workers', () => {
  it('are replaced when they are killed or blocked, and their rows painted again', async function () {
    this.timeout(40_000);
    const { started } = new PatchedWorkers(BLOCKABLE);
    const grid = createGrid({ items: patternItems(10_000), workers: 2 });
    await settled(grid);
    expect(started).to.have.length(2);
    started[0]?.terminate();
    started[1]?.postMessage('block');
    grid.scrollToIndex(5000);
    await until(
      () => grid.stats.workers.restarted === 2,
      () => JSON.stringify(grid.stats),
      15_000,
    );
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
    expect(grid.stats.bitmaps.created - grid.stats.bitmaps.closed).to.equal(grid.stats.bitmaps.held);
  });

  it('leave what they have drawn on screen until others draw it again', async () => {
    const { started } = new PatchedWorkers('');
    const grid = createGrid({ items: patternItems(10_000), workers: 2, overscan: 0 });
    await remembered(grid);
    const { restarted } = grid.stats.workers;
    for (const worker of started) worker.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    expect(grid.stats.workers.restarted).to.equal(restarted + 2);
    expectAfterimage(grid, 12);
  });

  it('do without a policy that forbids them: the page paints, and says so once', async () => {
    const { result } = await runUnderPolicy("script-src 'self'; worker-src 'none'", script);
    const { painted, failed, workers, warnings } = result as Record<string, unknown> & { warnings: string[] };
    expect({ painted, failed, workers }).to.deep.equal({ painted: 4, failed: 0, workers: 0 });
    expect(warnings.filter((text) => text.includes('main thread'))).to.have.length(1);
  });

  it('start where the policy allows blob workers', async () => {
    const { result } = await runUnderPolicy("script-src 'self'; worker-src blob:", script);
    expect(result).to.include({ painted: 4, failed: 0 });
    expect((result as { workers: number }).workers).to.be.greaterThan(0);
  });
});

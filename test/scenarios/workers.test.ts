import { expect } from 'chai';
import { runUnderPolicy } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const script = '/test/support/fixtures/source-under-policy.ts';

/** The workers that are started while `body` runs, seen from outside as a page or an extension would. */
async function startedWorkers(body: () => Promise<void>): Promise<Worker[]> {
  const Original = globalThis.Worker;
  const started: Worker[] = [];
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started.push(this);
    }
  };
  await body();
  globalThis.Worker = Original;
  return started;
}

describe('workers', () => {
  it('are replaced when they are killed, and their rows painted again', async function () {
    this.timeout(40_000);
    const grid = createGrid({ items: patternItems(10_000), workers: 2 });
    const workers = await startedWorkers(() => settled(grid));
    expect(workers).to.have.length(2);
    for (const worker of workers) worker.terminate();
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

import { expect } from 'chai';
import type { FourPictures } from '../support/fixtures/four-pictures.js';
import { runUnderPolicy } from '../support/fixtures.js';

/** Shows four pictures by what `npm run build` made, in a page with this policy. */
async function showByBundle(policy: string, script = 'bundle-under-policy'): Promise<FourPictures> {
  const { result, error } = await runUnderPolicy(policy, `/test/support/fixtures/${script}.ts`);
  expect(error).to.equal(undefined);
  return result as FourPictures;
}

describe('the self-contained file', () => {
  it('defines the element and starts its worker from itself', async () => {
    const { painted, failed, workers, warnings } = await showByBundle("script-src 'self'; worker-src blob:");
    expect({ painted, failed, warnings }).to.deep.equal({ painted: 4, failed: 0, warnings: [] });
    expect(workers).to.be.greaterThan(0);
  });

  it('starts the worker file where the policy allows files only', async () => {
    const { painted, workers, warnings } = await showByBundle("script-src 'self'", 'bundle-with-worker-file');
    expect({ painted, warnings }).to.deep.equal({ painted: 4, warnings: [] });
    expect(workers).to.be.greaterThan(0);
  });

  it('paints in the page where no worker may be started', async () => {
    const { painted, workers, warnings } = await showByBundle("script-src 'self'; worker-src 'none'");
    expect({ painted, workers }).to.deep.equal({ painted: 4, workers: 0 });
    expect(warnings.join()).to.include('main thread');
  });
});

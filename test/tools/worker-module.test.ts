import { expect } from 'chai';
import { engine } from '../support/engine.js';
import createWorker from '../support/fixtures/echo-worker.js?worker';
import { echoes } from '../support/fixtures/echo-worker-starts.js';
import { runUnderPolicy } from '../support/fixtures.js';

const script = '/test/support/fixtures/echo-worker-starts.ts';
const workerUrl = new URL('../support/fixtures/echo-worker.ts', import.meta.url);

describe('a ?worker module', () => {
  it('starts the inlined worker', async () => {
    expect(await echoes(() => createWorker())).to.equal(true);
  });

  it('starts many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => echoes(() => createWorker())));
    expect(answers).to.deep.equal(Array(8).fill(true));
  });

  it('starts the worker published at a URL instead', async () => {
    expect(await echoes(() => createWorker(workerUrl))).to.equal(true);
    expect(await echoes(() => createWorker(workerUrl.href))).to.equal(true);
  });

  it('runs where the policy allows blob: workers', async () => {
    const { result } = await runUnderPolicy("script-src 'self'; worker-src blob:", script);
    expect(result).to.equal(true);
  });

  it('fails, by exception or event, where the policy allows scripts of files only', async () => {
    const outcome = await runUnderPolicy("script-src 'self'", script);
    if (engine === 'webkit') expect(outcome.error).to.include('SecurityError');
    else expect(outcome.result).to.equal(false);
  });

  it('runs where trusted types are required and its policy is listed', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types mass-image-grid#worker";
    expect((await runUnderPolicy(policy, script)).result).to.equal(true);
  });

  it('throws where trusted types are required and its policy is not listed', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types other";
    expect((await runUnderPolicy(policy, script)).error).to.include('mass-image-grid#worker');
  });
});

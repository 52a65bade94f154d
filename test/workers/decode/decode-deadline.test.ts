import { expect } from 'chai';
import type { DecodedPicture } from '../../../workers/decode/decode.js';
import { DecodeDeadline } from '../../../workers/decode/decode-deadline.js';
import { until } from '../../support/until.js';
import { failureFrom, rejectionOf } from '../failures.js';
import { quadrantBitmap } from '../test-cells.js';

const never = new AbortController().signal;
const LONG_MS = 30_000;

async function picture(): Promise<DecodedPicture> {
  return { bitmap: await quadrantBitmap(), natural: { width: 40, height: 40 } };
}

const isClosed = ({ bitmap }: DecodedPicture) => bitmap.width === 0;

describe('DecodeDeadline', () => {
  it('gives what is decoded in time', async () => {
    const deadline = new DecodeDeadline();
    const { bitmap } = await deadline.run(picture, LONG_MS, never);
    expect([bitmap.width, deadline.abandoned]).to.deep.equal([40, 0]);
    bitmap.close();
  });

  it('tells how long a decode was waited for', async () => {
    const hung = () => new Promise<never>(() => {});
    const { kind, name, message } = await failureFrom(new DecodeDeadline().run(hung, 100, never));
    expect([kind, name]).to.deep.equal(['too-slow', 'DecodeTimeoutError']);
    expect(message).to.equal('Decoding the picture took longer than 0.1 s');
  });

  it('ends a decode that can be ended', async () => {
    const deadline = new DecodeDeadline();
    const abortable = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await rejectionOf(deadline.run(abortable, 10, never));
    await until(() => deadline.abandoned === 0);
  });

  it('counts a decode that goes on, until it ends, and closes what it brings', async () => {
    const deadline = new DecodeDeadline();
    const late = await picture();
    let finish = (_: DecodedPicture) => {};
    const stubborn = () => new Promise<DecodedPicture>((resolve) => (finish = resolve));
    await rejectionOf(deadline.run(stubborn, 10, never));
    expect(deadline.abandoned).to.equal(1);
    finish(late);
    await until(() => deadline.abandoned === 0);
    expect(isClosed(late)).to.equal(true);
  });

  it('passes on what is aborted from outside, before and meanwhile', async () => {
    const abortable = (signal: AbortSignal) => {
      signal.throwIfAborted();
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const wasAborted = async (signal: AbortSignal) => new DecodeDeadline().run(abortable, LONG_MS, signal);
    expect(await rejectionOf(wasAborted(AbortSignal.abort('before')))).to.equal('before');
    const controller = new AbortController();
    const meanwhile = rejectionOf(wasAborted(controller.signal));
    controller.abort('meanwhile');
    expect(await meanwhile).to.equal('meanwhile');
  });

  it('has no end where none is set', async () => {
    const deadline = new DecodeDeadline();
    const { bitmap } = await deadline.run(picture, Number.POSITIVE_INFINITY, never);
    expect(bitmap.width).to.equal(40);
    bitmap.close();
  });
});

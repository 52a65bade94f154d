import { expect } from 'chai';
import { IdleWork } from '../../workers/idle-work.js';
import { listOf } from '../support/choices.js';

/** A piece of work that lasts until it is told to end. */
class Piece {
  hasBegun = false;
  end = () => {};

  readonly run = (): Promise<void> => {
    this.hasBegun = true;
    return new Promise((resolve) => {
      this.end = resolve;
    });
  };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

describe('IdleWork', () => {
  it('does nothing before it is allowed', async () => {
    const idle = new IdleWork();
    const piece = new Piece();
    const done = idle.whenIdle(piece.run);
    await nextTask();
    expect(piece.hasBegun).to.equal(false);
    idle.setAllowed(true);
    expect(piece.hasBegun).to.equal(true);
    piece.end();
    await done;
  });

  it('does one piece at a time, in order', async () => {
    const idle = new IdleWork();
    idle.setAllowed(true);
    const pieces = listOf(3, () => new Piece());
    const done = pieces.map(({ run }) => idle.whenIdle(run));
    for (const [i, piece] of pieces.entries()) {
      expect(pieces.map(({ hasBegun }) => hasBegun)).to.deep.equal(listOf(3, (at) => at <= i));
      piece.end();
      await done[i];
      await nextTask();
      await nextTask();
    }
  });

  it('stops between two pieces when the page asks for something, and goes on afterwards', async () => {
    const idle = new IdleWork();
    idle.setAllowed(true);
    const [first, second] = [new Piece(), new Piece()];
    const done = [idle.whenIdle(first.run), idle.whenIdle(second.run)];
    idle.setAllowed(false);
    first.end();
    await done[0];
    await nextTask();
    await nextTask();
    expect(second.hasBegun).to.equal(false);
    expect(idle.size).to.equal(1);
    idle.setAllowed(true);
    await nextTask();
    expect(second.hasBegun).to.equal(true);
    second.end();
    await done[1];
  });

  it('goes on after a piece that fails, and tells of it', async () => {
    const idle = new IdleWork();
    idle.setAllowed(true);
    const failed = idle.whenIdle(() => Promise.reject(new Error('full')));
    const done = idle.whenIdle(() => Promise.resolve());
    expect(await failed.catch(({ message }: Error) => message)).to.equal('full');
    await done;
  });

  it('forgets a piece whose signal is aborted', async () => {
    const idle = new IdleWork();
    const piece = new Piece();
    const controller = new AbortController();
    const done = idle.whenIdle(piece.run, controller.signal);
    controller.abort(new Error('gone'));
    expect(await done.catch(({ message }: Error) => message)).to.equal('gone');
    idle.setAllowed(true);
    expect(piece.hasBegun).to.equal(false);
  });

  it('refuses what has not begun when it is closed, and what comes later', async () => {
    const idle = new IdleWork();
    const done = idle.whenIdle(() => Promise.resolve());
    idle.close();
    const later = idle.whenIdle(() => Promise.resolve());
    const names = [done, later].map((promise) => promise.catch(({ name }: Error) => name));
    expect(await Promise.all(names)).to.deep.equal(['AbortError', 'AbortError']);
  });
});

import { expect } from 'chai';
import { failureOf } from '../../workers/picture-failure.js';
import type { Failure } from '../../workers/protocol.js';

/** What becomes of a promise that must reject, as the page is told of it. */
export async function failureFrom(promise: Promise<unknown>): Promise<Failure> {
  const error = await rejectionOf(promise);
  return failureOf(error);
}

export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return expect.fail('it should have been rejected');
}

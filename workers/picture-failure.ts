import type { Failure } from './protocol.js';

/** A picture that cannot be painted, with a cause that a person understands. */
export class PictureFailure extends Error {
  readonly kind: Failure['kind'];

  constructor(kind: Failure['kind'], name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.name = name;
  }
}

/** What is told to the page of an error; errors do not keep their own fields on the way. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PictureFailure) return { kind: error.kind, name: error.name, message: error.message };
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'undecodable', name, message };
}

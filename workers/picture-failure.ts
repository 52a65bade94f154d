import type { Failure } from './protocol.js';

export interface PictureFailureOptions extends ErrorOptions {
  /** See `Failure.retryAfterMs`. */
  readonly retryAfterMs?: number;
}

/** A picture that cannot be painted, with a cause that a person understands. */
export class PictureFailure extends Error {
  readonly kind: Failure['kind'];
  readonly retryAfterMs: number | undefined;

  constructor(kind: Failure['kind'], name: string, message: string, options?: PictureFailureOptions) {
    super(message, options);
    this.kind = kind;
    this.name = name;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** What is told to the page of an error; errors do not keep their own fields on the way. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof PictureFailure)) return { kind: 'undecodable', name, message };
  const { kind, retryAfterMs } = error;
  return { kind, name, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

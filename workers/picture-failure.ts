import type { Failure, FailureCause } from './protocol.js';
import { SvgFile } from './svg/svg-file.js';

export interface PictureFailureOptions extends ErrorOptions {
  /** See `Failure.retryAfterMs`. */
  readonly retryAfterMs?: number;
}

/** A picture that cannot be painted, with a cause that a person understands. */
export class PictureFailure extends Error {
  readonly kind: FailureCause['kind'];
  readonly retryAfterMs: number | undefined;

  constructor(kind: FailureCause['kind'], name: string, message: string, options?: PictureFailureOptions) {
    super(message, options);
    this.kind = kind;
    this.name = name;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** What is told to the page of an error; errors do not keep their own fields on the way. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SvgFile) return { kind: 'svg', name: error.name, message: error.message, file: error.file };
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof PictureFailure)) return { kind: 'undecodable', name, message };
  const { kind, retryAfterMs } = error;
  return { kind, name, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

import type { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { BlobSource } from './blob-source.js';
import type { EncodedSource } from './encoded-source.js';
import { httpFailure } from './http-failure.js';
import { asNetworkFailure } from './network-failure.js';
import { ResponseSource } from './response-source.js';
import { StallGuard } from './stall-guard.js';

export interface Opening {
  /** Absolute address, or the file itself. */
  readonly source: string | Blob;
  readonly credentials: RequestCredentials;
  /** Of the request among the others of the page; what does not know it goes without (Firefox before 132). */
  readonly priority?: RequestPriority | undefined;
  /** Longer files are refused, by the length that is told or while they are read. */
  readonly maxBytes: number;
  /** A server that sends nothing for so long is given up. */
  readonly stallMs: number;
  /** Where what is held of the file is accounted for until the source is closed. */
  readonly ledger: MemoryLedger;
}

/**
 * Opens an encoded picture for reading; answers when a server has answered, before anything of the picture is read.
 * @throws {PictureFailure} of kind `network`, `timeout`, `http` or `too-large`
 */
export async function openSource(opening: Opening, signal: AbortSignal): Promise<EncodedSource> {
  const { source, credentials, priority = 'auto', maxBytes, stallMs, ledger } = opening;
  if (typeof source !== 'string') return new BlobSource(source, maxBytes, ledger, signal);
  const guard = new StallGuard(stallMs, signal);
  try {
    const response = await guard.next(fetch(source, { credentials, priority, signal: guard.signal }));
    if (response.ok) return new ResponseSource(response, maxBytes, ledger, guard);
    await response.body?.cancel();
    throw httpFailure(response);
  } catch (error) {
    guard.close();
    throw asNetworkFailure(error, source, signal);
  }
}

import { PictureFailure } from '../picture-failure.js';
import { BlobSource } from './blob-source.js';
import type { EncodedSource } from './encoded-source.js';
import { asNetworkFailure } from './network-failure.js';
import { ResponseSource } from './response-source.js';

export interface Opening {
  /** Absolute address, or the file itself. */
  readonly source: string | Blob;
  readonly credentials: RequestCredentials;
  /** Longer files are refused, by the length that is told or while they are read. */
  readonly maxBytes: number;
}

/**
 * Opens an encoded picture for reading; answers when a server has answered, before anything of the picture is read.
 * @throws {PictureFailure} of kind `network`, `http` or `too-large`
 */
export async function openSource(opening: Opening, signal: AbortSignal): Promise<EncodedSource> {
  const { source, credentials, maxBytes } = opening;
  if (typeof source !== 'string') return new BlobSource(source, maxBytes, signal);
  const response = await request(source, credentials, signal);
  if (response.ok) return new ResponseSource(response, maxBytes, signal);
  await response.body?.cancel();
  throw new PictureFailure('http', 'HttpError', `The server answered ${response.status} ${response.statusText}`.trim());
}

async function request(url: string, credentials: RequestCredentials, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { credentials, signal });
  } catch (error) {
    throw asNetworkFailure(error, signal);
  }
}

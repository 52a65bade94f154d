import { PictureFailure } from '../picture-failure.js';
import { httpFailure } from '../reading/http-failure.js';
import { asNetworkFailure } from '../reading/network-failure.js';
import { StallGuard } from '../reading/stall-guard.js';

export interface RangeOpening {
  readonly url: string;
  readonly credentials: RequestCredentials;
  readonly stallMs: number;
  /** The first byte, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export interface RangeAnswer {
  /** True when the server knows no ranges and sends the file from its start. */
  readonly isWhole: boolean;
  /** Of the file, where the server tells it and the page may read it. */
  readonly totalBytes: number | undefined;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Asks for some bytes of a file; answers when the server has answered. The pieces must be read, to the end or not.
 * @throws {PictureFailure} of kind `network`, `timeout` or `http`, also while the pieces are read
 */
export async function openRange(opening: RangeOpening, signal: AbortSignal): Promise<RangeAnswer> {
  const { url, credentials, stallMs, start, end } = opening;
  const guard = new StallGuard(stallMs, signal);
  try {
    const headers = { range: `bytes=${start}-${end - 1}` };
    const response = await guard.next(fetch(url, { credentials, headers, signal: guard.signal }));
    if (!response.ok) {
      await response.body?.cancel();
      throw httpFailure(response);
    }
    const { isWhole, totalBytes } = readAnswer(response, start);
    return { isWhole, totalBytes, pieces: piecesOf(response, guard, signal) };
  } catch (error) {
    guard.close();
    throw asNetworkFailure(error, url, signal);
  }
}

async function* piecesOf(response: Response, guard: StallGuard, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  let isOver = !reader;
  try {
    while (reader && !isOver) {
      const { done, value } = await guard.next(reader.read());
      isOver = done;
      if (value) yield value;
    }
  } catch (error) {
    isOver = true;
    throw asNetworkFailure(error, response.url, signal);
  } finally {
    guard.close();
    if (!isOver) {
      void reader?.cancel().catch(() => {});
      guard.abort();
    }
  }
}

/** Other origins tell `Content-Range` only where they expose it: then the answer is taken to be what was asked for. */
function readAnswer(response: Response, start: number): Omit<RangeAnswer, 'pieces'> {
  const isWhole = response.status !== 206;
  const contentRange = response.headers.get('content-range');
  const [, answered, total] = /^bytes (\d+)-\d+(?:\/(\d+))?/.exec(contentRange ?? '') ?? [];
  if (isWhole || answered === undefined || Number(answered) === start) {
    return { isWhole, totalBytes: total === undefined ? undefined : Number(total) };
  }
  const text = `The server was asked for bytes from ${start} on, and answered ${contentRange}`;
  throw new PictureFailure('http', 'HttpError', text);
}

/**
 * What is told where an answer ends early, of a file that goes on, without one block of it: the rest is asked for where
 * there was one, as https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7 has it.
 */
export function cutShort(start: number, end: number, place: number): PictureFailure {
  const text = `The server was asked for bytes ${start} to ${end}, and its answer ended at ${place}`;
  return new PictureFailure('http', 'HttpError', text);
}

/** What is told of a picture that a pack does not have. */
export function beyondPack(start: number, end: number): PictureFailure {
  return new PictureFailure('unsupported', 'PackError', `The pack ends before the picture at bytes ${start} to ${end}`);
}

import type { DecodedPicture, DecodePlan } from '../decode/decode.js';
import { mayEngineDecode } from '../decode/may-engine-decode.js';
import { PictureFailure } from '../picture-failure.js';
import { decodeByPlugIn } from './decode-by-plug-in.js';
import type { PlugInDecoder } from './plug-in-client.js';
import { isReadyMade, missingDecoder } from './plug-in-formats.js';

/** Decodes an encoded picture. Takes the bytes. @throws {PictureFailure} */
export type Decode = (bytes: Uint8Array<ArrayBuffer>, plan: DecodePlan, signal: AbortSignal) => Promise<DecodedPicture>;

/**
 * Makes sure that something here decodes a type, before its bytes are fetched: the engine first, by `decode`, then the
 * plug-in.
 * @throws {PictureFailure} of kind `unsupported`, which names the plug-in that would
 */
export async function chooseDecoder(type: string, decode: Decode, plugIn: PlugInDecoder | undefined): Promise<Decode> {
  const isEngines = await mayEngineDecode(type);
  if (!plugIn && !isEngines) throw missingDecoder(type);
  if (!plugIn) return isReadyMade(type) ? orNamePlugIn(decode) : decode;
  const byPlugIn: Decode = (bytes, plan, signal) => decodeByPlugIn(bytes, plugIn, plan, signal);
  return isEngines ? firstOf(decode, byPlugIn) : byPlugIn;
}

/** What is said of a file that does not tell its size: where the engine may not know the format at all, the plug-in. */
export function withoutSize(type: string): PictureFailure {
  if (isReadyMade(type) && typeof ImageDecoder === 'undefined') return missingDecoder(type);
  return new PictureFailure('unsupported', 'UnsupportedImageError', `The ${type} file does not tell its size`);
}

/** The engine's decoder takes the bytes, whatever becomes of them. */
function firstOf(first: Decode, second: Decode): Decode {
  return async (bytes, plan, signal) => {
    const spare = bytes.slice();
    return first(bytes, plan, signal).catch((error: unknown) => {
      if (signal.aborted || !isUndecodable(error)) throw error;
      return second(spare, plan, signal);
    });
  };
}

/** An engine that cannot be asked tells a format that it does not know like a file that is broken. */
function orNamePlugIn(decode: Decode): Decode {
  return (bytes, plan, signal) => {
    return decode(bytes, plan, signal).catch((error: unknown) => {
      throw isUndecodable(error) && typeof ImageDecoder === 'undefined' ? missingDecoder(plan.header.type) : error;
    });
  };
}

function isUndecodable(error: unknown): boolean {
  return error instanceof PictureFailure && error.kind === 'undecodable';
}

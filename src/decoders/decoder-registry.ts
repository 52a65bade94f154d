import type { Signatures } from '../../workers/plug-in/signature.js';

/** A decoder for a format that engines do not decode, or not all of them. */
export interface DecoderRegistration {
  /** MIME type of the format, such as `image/jxl`. */
  readonly type: string;
  /** Bytes that files of the format begin with: `{ bytes: 'II*\0' }`, `{ offset: 4, bytes: 'ftypheic' }`, or several. */
  readonly sniff: Signatures;
  /**
   * Address of an ES module that exports `decode(bytes, options)`, relative to the page, or a function that tells it.
   * It is imported, in a worker, when the first such file is met.
   */
  readonly load: string | URL | (() => string | URL | Promise<string | URL>);
  /** Handed to each `decode()` as it is; must be structured-cloneable. Default: `undefined`. */
  readonly options?: unknown;
}

interface Registry {
  readonly decoders: DecoderRegistration[];
  readonly listeners: Set<() => void>;
}

/** Shared by all copies of this module on a page: the element and each ready-made decoder may be files of their own. */
const KEY = Symbol.for('mass-image-grid/decoders');

/**
 * Lets all grids of the page show one more format. What the engine decodes itself it goes on decoding; of several
 * decoders for a file the last one registered is taken. What failed before stays as it is until it comes
 * near the viewport again.
 * @throws {TypeError} when a field is missing or of another kind
 */
export function registerDecoder(registration: DecoderRegistration): void {
  refuseNonsense(registration);
  const { decoders, listeners } = registry();
  decoders.push(registration);
  for (const listener of listeners) listener();
}

/** In the order of their registration; a decoder keeps its place for ever. */
export function registeredDecoders(): readonly DecoderRegistration[] {
  return registry().decoders;
}

/** Calls back on every registration until the function that is returned is called. */
export function watchDecoders(listener: () => void): () => void {
  const { listeners } = registry();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function registry(): Registry {
  const holder = globalThis as { [KEY]?: Registry };
  holder[KEY] ??= { decoders: [], listeners: new Set() };
  return holder[KEY];
}

function refuseNonsense({ type, sniff, load }: DecoderRegistration): void {
  const refuse = (field: string, expected: string, got: unknown) => {
    throw new TypeError(`registerDecoder: ${field} must be ${expected}, got ${JSON.stringify(got) ?? String(got)}`);
  };
  if (typeof type !== 'string' || !/^\w+\/[\w.+-]+$/.test(type))
    refuse('type', 'a MIME type such as "image/jxl"', type);
  const signatures = [sniff].flat();
  const isSignature = signatures.length > 0 && signatures.every((signature) => (signature?.bytes?.length ?? 0) > 0);
  if (!isSignature) refuse('sniff', 'one or several { offset, bytes } with at least one byte', sniff);
  const isAddress = typeof load === 'string' || typeof load === 'function' || load instanceof URL;
  if (!isAddress) refuse('load', 'the address of an ES module, or a function that tells it', load);
}

import type { Size } from '../../src/core/picture/fit.js';
import type { PaintPort } from '../paint-port.js';
import type { FailureCause } from '../protocol.js';
import type { Signatures } from './signature.js';

/** What a painter knows of a registered decoder: enough to tell which files are its. */
export interface PlugIn {
  readonly id: number;
  /** MIME type. */
  readonly type: string;
  readonly sniff: Signatures;
}

/** Straight (not premultiplied) RGBA, 8 bits a channel, upright. */
export interface RawPixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** sRGB unless told. */
  readonly colorSpace?: PredefinedColorSpace;
}

/** A file for a decoder, and what may be spent on it. */
export interface PlugInFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Size in device px that suffices, where it is known beforehand. */
  readonly wanted: Size | undefined;
  /** Larger pictures are refused. */
  readonly maxPixels: number;
  /** A decoder that takes longer is ended. */
  readonly timeLimitMs: number;
}

/** A file for a decoder, as the thread that runs it gets it. */
export interface PlugInJob extends PlugInFile {
  /** Absolute address of the ES module. */
  readonly module: string;
  readonly type: string;
  readonly options: unknown;
}

export type PlugInOutcome =
  | { readonly state: 'decoded'; readonly pixels: RawPixels }
  | { readonly state: 'failed'; readonly failure: FailureCause };

/** What a decoder's `decode()` is told beside the bytes. */
export interface DecodeOptions {
  readonly type: string;
  /** Size in device px that suffices, where the header told it: a decoder that can may give a smaller picture. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Larger pictures are refused; a decoder that knows the size beforehand saves itself the work. */
  readonly maxPixels: number;
  /** As registered. */
  readonly options: unknown;
  readonly signal: AbortSignal;
}

/** A bitmap is read and closed by who called. */
export type DecodedByModule = RawPixels | ImageData | ImageBitmap;

/** The ES module that a registered decoder names: it runs in a worker, or on the page's thread where there is none. */
export interface DecoderModule {
  decode(bytes: Uint8Array<ArrayBuffer>, options: DecodeOptions): DecodedByModule | Promise<DecodedByModule>;
}

/** What comlink exposes of a worker that runs decoders, one file at a time. */
export interface DecoderControl {
  /** Imports a module beforehand, so that the time of a slow network is not the decoder's. */
  loadDecoder(module: string): Promise<void>;
  decode(job: PlugInJob): Promise<PlugInOutcome>;
  abortDecode(): void;
}

/** From a painter to the page: every `decode` is answered once, unless it was cancelled. */
export type PlugInRequest =
  | (PlugInFile & { readonly ask: 'decode'; readonly job: number; readonly plugIn: number })
  | { readonly ask: 'cancel'; readonly job: number };

/** From the page to a painter. `known` comes first, and again when a decoder is registered later. */
export type PlugInAnswer =
  | { readonly tell: 'known'; readonly plugIns: readonly PlugIn[] }
  | { readonly tell: 'decoded'; readonly job: number; readonly pixels: RawPixels }
  | { readonly tell: 'failed'; readonly job: number; readonly failure: FailureCause };

/** A painter's way to the decoders. */
export type PlugInPort = PaintPort<PlugInRequest, PlugInAnswer>;

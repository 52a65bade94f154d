import { PictureFailure } from '../picture-failure.js';
import type { PlugIn, PlugInAnswer, PlugInFile, PlugInPort, RawPixels } from './plug-in-protocol.js';
import { hasSignature } from './signature.js';

interface Pending {
  readonly resolve: (pixels: RawPixels) => void;
  readonly reject: (reason: unknown) => void;
}

/** A registered decoder, as a painter uses it. */
export interface PlugInDecoder {
  /** MIME type. */
  readonly type: string;
  /** Takes the bytes. */
  decode(file: PlugInFile, signal: AbortSignal): Promise<RawPixels>;
}

/** Knows which decoders the page has registered, and has files decoded by them. One for each painter. */
export class PlugInClient {
  readonly #port: PlugInPort;
  readonly #pending = new Map<number, Pending>();
  readonly #isTold: Promise<void>;
  #plugIns: readonly PlugIn[] = [];
  #nextJob = 1;

  constructor(port: PlugInPort) {
    this.#port = port;
    this.#isTold = new Promise((resolve) => {
      port.listen((answer) => {
        this.#receive(answer);
        resolve();
      });
    });
  }

  /** The decoder for a file, by its first bytes; of several the one that was registered last. */
  async find(head: Uint8Array): Promise<PlugInDecoder | undefined> {
    await this.#isTold;
    const plugIn = this.#plugIns.filter(({ sniff }) => hasSignature(head, sniff)).at(-1);
    return plugIn && { type: plugIn.type, decode: (file, signal) => this.#decode(plugIn, file, signal) };
  }

  close(): void {
    for (const { reject } of this.#pending.values()) reject(new DOMException('The painter was closed', 'AbortError'));
    this.#port.close();
  }

  async #decode({ id }: PlugIn, file: PlugInFile, signal: AbortSignal): Promise<RawPixels> {
    signal.throwIfAborted();
    const job = this.#nextJob++;
    const cancel = () => {
      this.#pending.get(job)?.reject(signal.reason);
      this.#port.post({ ask: 'cancel', job });
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<RawPixels>((resolve, reject) => {
        this.#pending.set(job, { resolve, reject });
        this.#port.post({ ask: 'decode', job, plugIn: id, ...file }, [file.bytes.buffer]);
      });
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#pending.delete(job);
    }
  }

  #receive(answer: PlugInAnswer): void {
    if (answer.tell === 'known') {
      this.#plugIns = answer.plugIns;
      return;
    }
    const pending = this.#pending.get(answer.job);
    if (answer.tell === 'failed') pending?.reject(failureFrom(answer));
    else pending?.resolve(answer.pixels);
  }
}

function failureFrom({ failure: { kind, name, message } }: PlugInAnswer & { tell: 'failed' }): PictureFailure {
  return new PictureFailure(kind, name, message);
}

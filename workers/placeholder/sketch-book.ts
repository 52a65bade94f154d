import { thumbHashToRGBA } from 'thumbhash';
import { ByteLru } from '../../src/core/byte-lru.js';
import type { MemoryAccount } from '../../src/core/memory/memory-ledger.js';
import type { Size } from '../../src/core/picture/fit.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { CellPlaceholder } from '../protocol.js';

/** What a surface draws: some pixels, and the size of the picture that they stand for. */
export interface Sketch {
  readonly bitmap: OffscreenCanvas;
  readonly natural: Size;
}

/** At most 32 × 32 px each: 4 kB. */
const MOST_BYTES = 2 ** 20;

interface Entry {
  readonly pixels: ImageData;
  readonly account: MemoryAccount;
}

/**
 * The blurred pictures that ThumbHashes stand for. To decode one takes 0.1 ms, so what was decoded is kept, as a part of
 * what is decoded altogether.
 */
export class SketchBook {
  readonly #memory: PainterMemory;
  readonly #entries: ByteLru<string, Entry>;
  #canvas: OffscreenCanvas | undefined;

  constructor(memory: PainterMemory) {
    this.#memory = memory;
    const onRemove = ({ account }: Entry) => account.close();
    this.#entries = new ByteLru({ maxBytes: 0, maxEntries: Number.POSITIVE_INFINITY, onRemove });
  }

  /** A sketch on a canvas that the next one is drawn on: to be used at once. `undefined` without `OffscreenCanvas`. */
  draw({ hash, natural }: CellPlaceholder): Sketch | undefined {
    if (typeof OffscreenCanvas === 'undefined') return undefined;
    this.#canvas ??= this.#begin();
    const pixels = this.#entries.get(hash)?.pixels ?? this.#decode(hash);
    // Also clears it.
    this.#canvas.width = pixels.width;
    this.#canvas.height = pixels.height;
    this.#canvas.getContext('2d', { willReadFrequently: true })?.putImageData(pixels, 0, 0);
    return { bitmap: this.#canvas, natural };
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Pages without ThumbHashes need no room for them. */
  #begin(): OffscreenCanvas {
    this.#memory.bound('decoded', (maxBytes) => this.#entries.setMaxBytes(maxBytes), MOST_BYTES);
    return new OffscreenCanvas(1, 1);
  }

  #decode(hash: string): ImageData {
    const { w, h, rgba } = thumbHashToRGBA(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)));
    const pixels = new ImageData(new Uint8ClampedArray(rgba), w, h);
    this.#entries.set(hash, { pixels, account: this.#memory.ledger.open('decoded', rgba.length) }, rgba.length);
    return pixels;
  }
}

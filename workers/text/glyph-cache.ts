import { ByteLru } from '../../src/core/byte-lru.js';
import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { Size } from '../../src/core/picture/fit.js';
import type { TextMark, TextStyle } from '../../src/core/text-mark.js';
import { type GlyphRun, GlyphSetter } from './glyph-run.js';
import { type FittedText, fitText } from './text-fit.js';

/** Runs that one painter keeps: hundreds of words at 16 px, a dozen at 200 px. */
export const GLYPH_BYTES = 2 * 2 ** 20;
const GLYPH_ENTRIES = 1024;

/** Sizes in which texts fit; each is a few numbers. */
const FIT_ENTRIES = 4096;

/** A text as it is to be set. */
export interface WantedRun {
  readonly fitted: FittedText;
  readonly style: TextStyle;
  readonly color: string;
  readonly key: string;
}

interface HeldRun {
  readonly run: GlyphRun;
  readonly account: MemoryAccount | undefined;
}

/** Texts that were set already, by what they say, their font, size and colour; bounded in bytes and number. */
export class GlyphCache {
  readonly #setter = new GlyphSetter();
  readonly #ledger: MemoryLedger;
  readonly #runs: ByteLru<string, HeldRun>;
  readonly #fits = new ByteLru<string, FittedText>({ maxBytes: FIT_ENTRIES, maxEntries: FIT_ENTRIES, onRemove() {} });
  #maxBytes = GLYPH_BYTES;
  /** One that is larger than the store is held until the next such. */
  #large: HeldRun | undefined;

  constructor(ledger: MemoryLedger) {
    this.#ledger = ledger;
    this.#runs = new ByteLru({ maxBytes: GLYPH_BYTES, maxEntries: GLYPH_ENTRIES, onRemove: close });
  }

  /** Lets go at once of what is beyond a new bound; never keeps more than `GLYPH_BYTES`. */
  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = Math.min(GLYPH_BYTES, maxBytes);
    this.#runs.setMaxBytes(this.#maxBytes);
  }

  /** Finds the size in which a text fits into a box: the same for all cells of one size. */
  fit({ text, color }: TextMark, style: TextStyle, box: Size, pixelRatio: number): WantedRun {
    const font = `${style.slant} ${style.weight} ${style.family} ${style.isRightToLeft}`;
    const place = `${box.width}×${box.height} ${style.size} ${pixelRatio} ${font}\n${text}`;
    const measure = (part: string) => this.#setter.measure(part, style);
    const fitted = this.#fits.get(place) ?? fitText(text, style, box, measure, pixelRatio);
    this.#fits.set(place, fitted, 1);
    return { fitted, style, color, key: `${fitted.size} ${color || style.color} ${font}\n${fitted.text}` };
  }

  /** The text, set; to be drawn before the next one is asked for. */
  run({ fitted, style, color, key }: WantedRun): GlyphRun {
    const known = this.#runs.get(key);
    if (known) return known.run;
    const run = this.#setter.set(fitted, style, color);
    const held = { run, account: run.bitmap && this.#ledger.openBitmap(run.byteSize, 'glyphs') };
    if (run.byteSize > this.#maxBytes) this.#holdLarge(held);
    else this.#runs.set(key, held, run.byteSize);
    return run;
  }

  /** Fonts have come: what was set may look otherwise. */
  renewFonts(): void {
    this.clear();
    this.#setter.renewFonts();
  }

  clear(): void {
    this.#holdLarge(undefined);
    this.#runs.clear();
    this.#fits.clear();
  }

  #holdLarge(held: HeldRun | undefined): void {
    if (this.#large) close(this.#large);
    this.#large = held;
  }
}

function close({ run, account }: HeldRun): void {
  run.bitmap?.close();
  account?.close();
}

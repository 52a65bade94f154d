import { type FontSource, nameOfFace } from '../../src/core/font-source.js';
import type { TextMark, TextStyle } from '../../src/core/text-mark.js';

/** A text whose font does not come is set in the next one of its families after so long, as by `font-display: block`. */
const TIME_LIMIT_MS = 3000;

/** The fonts that the page brings: a worker loads each for itself, the browser's cache answers all but the first. */
export class PageFonts {
  /** Not there in a painter on the page's own thread, which has the page's fonts, and in engines without it. */
  readonly #faces = (globalThis as { fonts?: FontFaceSet }).fonts;
  readonly #known = new Set<string>();
  readonly #onLoad: () => void;
  #turn: Promise<unknown> | undefined;

  /** @param onLoad What was set before may look otherwise now. */
  constructor(onLoad: () => void) {
    this.#onLoad = onLoad;
  }

  add(faces: readonly FontSource[]): void {
    if (faces.length === 0) return;
    for (const face of faces) {
      const name = nameOfFace(face);
      if (this.#known.has(name)) continue;
      this.#known.add(name);
      this.#faces?.add(new FontFace(face.family, face.src, face.descriptors));
    }
    this.#onLoad();
  }

  /**
   * Waits until what these texts are set in is there, or cannot be had; `undefined` where nothing is to be waited for.
   * Whoever comes later is not let go earlier, so that texts are drawn in their order.
   */
  wait(style: TextStyle, marks: readonly TextMark[]): Promise<unknown> | undefined {
    if (!this.#faces || this.#known.size === 0) return undefined;
    const font = `${style.slant} ${style.weight} 16px ${style.family}`;
    const text = marks.map((mark) => mark.text).join('');
    if (text === '' || this.#faces.check(font, text)) return this.#turn;
    const loaded = this.#faces.load(font, text).then(this.#onLoad, () => {});
    const turn = Promise.all([this.#turn, Promise.race([loaded, timeLimit()])]).then(() => {
      if (this.#turn === turn) this.#turn = undefined;
    });
    this.#turn = turn;
    return turn;
  }
}

function timeLimit(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, TIME_LIMIT_MS));
}

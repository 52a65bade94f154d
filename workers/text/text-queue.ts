import type { CellStyle, TextCells } from '../protocol.js';
import type { Surface } from '../surface.js';
import type { PageFonts } from './page-fonts.js';

/** Texts for one surface. */
export interface SurfaceTexts {
  readonly generation: number;
  readonly style: CellStyle;
  readonly texts: TextCells;
}

/** Texts that wait for their font, and then for the next frame. */
export class TextQueue {
  readonly #fonts: PageFonts;
  readonly #onDue: () => void;
  #due: (SurfaceTexts & { readonly surface: Surface })[] = [];

  /** @param onDue A frame is wanted. */
  constructor(fonts: PageFonts, onDue: () => void) {
    this.#fonts = fonts;
    this.#onDue = onDue;
  }

  add(surface: Surface, { generation, style, texts }: SurfaceTexts): void {
    if (generation !== surface.generation) return;
    const put = () => {
      this.#due.push({ surface, generation, style, texts });
      this.#onDue();
    };
    const fontsThere = this.#fonts.wait(style.text, texts.marks);
    if (fontsThere) void fontsThere.then(put);
    else put();
  }

  draw(): void {
    const due = this.#due;
    this.#due = [];
    for (const { surface, generation, style, texts } of due) {
      if (surface.generation === generation) surface.write(texts, style);
    }
  }

  clear(): void {
    this.#due = [];
  }
}

import type { PainterMemory } from './memory/painter-memory.js';
import type { PaintPort } from './paint-port.js';
import type { Outcome, PaintReport } from './protocol.js';

const NO_NEWS = { shown: [], outcomes: [], claims: [], returned: [], alarms: [], lost: [], abandoned: 0 };

export interface ReporterParts {
  readonly port: Pick<PaintPort<PaintReport, never>, 'post'>;
  readonly memory: () => PainterMemory;
  /** Decodes that were given up and run on nevertheless. */
  readonly abandoned: () => number;
}

/** Tells the page what has become of its requests, after the frame that shows it, and with it what the painter holds. */
export class Reporter {
  readonly #parts: ReporterParts;
  /** Assigned since the last frame: they are shown when the next one is out. */
  readonly #assigned = new Map<number, number>();
  #shown: PaintReport['shown'][number][] = [];
  #outcomes: Outcome[] = [];

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  /** A surface has begun a generation. */
  assigned(surface: number, generation: number): void {
    this.#assigned.set(surface, generation);
  }

  closed(surface: number): void {
    this.#assigned.delete(surface);
  }

  /** A frame is being drawn: `report()` follows when it is out. */
  frame(): void {
    for (const [surface, generation] of this.#assigned) this.#shown.push({ surface, generation });
    this.#assigned.clear();
  }

  /** An outcome of the frame that is being drawn. */
  add(outcome: Outcome): void {
    this.#outcomes.push(outcome);
  }

  /** Outcomes that change no pixel are told without waiting for a frame, which a hidden page does not get. */
  settle(outcome: Outcome): void {
    if (this.#outcomes.length === 0) setTimeout(() => this.report());
    this.#outcomes.push(outcome);
  }

  report(): void {
    if (this.#outcomes.length === 0 && this.#shown.length === 0) return;
    // Not before the outcome of such a decode: it is what bars the picture, and a painter that has some is ended.
    this.tell({ shown: this.#shown, outcomes: this.#outcomes, abandoned: this.#parts.abandoned() });
    this.#shown = [];
    this.#outcomes = [];
  }

  /** Tells at once. */
  tell(news: Partial<PaintReport>): void {
    const { ledger, pictureBytes, passingBytes } = this.#parts.memory();
    const { bitmaps, held } = ledger;
    this.#parts.port.post({ ...NO_NEWS, ...news, bitmaps, held, pictureBytes, passingBytes });
  }
}

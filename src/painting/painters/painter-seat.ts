import type { BitmapCounts, PaintCommand, PainterConfig, PaintReport } from '../../../workers/protocol.js';
import { type HeldBytes, NO_BYTES } from '../../core/memory/held-bytes.js';
import { NO_BITMAPS, retiredBitmaps, sumBitmaps } from '../bitmap-counts.js';
import { Heartbeat } from './heartbeat.js';
import type { PainterLink } from './painter-link.js';
import { startPainter } from './start-painter.js';

/** A command as the page gives it: a surface is opened with the page's own canvas. */
export type SeatCommand =
  | Exclude<PaintCommand, { type: 'open' }>
  | { readonly type: 'open'; readonly surface: number; readonly canvas: HTMLCanvasElement };

export interface SeatOptions {
  /** What a painter starts with; asked again for the one that takes its place. */
  readonly config: () => PainterConfig;
  readonly workerSrc: string | undefined;
  readonly isWaiting: () => boolean;
  readonly onReport: (report: PaintReport) => void;
  /** Another painter takes the seat and knows of no surface. `wasDeath` when the one before died over its work. */
  readonly onLost: (wasDeath: boolean) => void;
}

/** A painter that dies as soon as it starts is not started again in a tight loop. */
const RESTART_DELAY_MS = 100;
const MAX_RESTART_DELAY_MS = 5000;

/** The place of one painter: starts it, sends its commands in batches, and puts another in its place when it dies. */
export class PainterSeat {
  readonly #options: SeatOptions;
  readonly #heartbeat: Heartbeat;
  #link: PainterLink | undefined;
  #outbox: SeatCommand[] = [];
  #isFlushing = false;
  #isClosed = false;
  #restarts = 0;
  #deathsInARow = 0;
  #bitmaps = NO_BITMAPS;
  #held = NO_BYTES;
  #passingBytes = 0;
  #retired = NO_BITMAPS;

  constructor(options: SeatOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat({
      isWaiting: options.isWaiting,
      ping: () => this.#link?.ping() ?? Promise.resolve(),
      onDeath: (reason) => this.#die(reason),
    });
    // Not before the pool that it is made for has its share of the page's memory, with which a painter starts.
    queueMicrotask(() => void this.#start());
  }

  get isAlive(): boolean {
    return this.#link?.kind === 'worker';
  }

  get restarts(): number {
    return this.#restarts;
  }

  get bitmaps(): BitmapCounts {
    return sumBitmaps(this.#retired, this.#bitmaps);
  }

  /** Bytes that the painter holds, as last reported. */
  get held(): HeldBytes {
    return this.#held;
  }

  /** Bytes of them that are for pictures on their way, as last reported. */
  get passingBytes(): number {
    return this.#passingBytes;
  }

  /** Leave for one of its claims on memory. */
  grant(claim: number): void {
    this.send({ type: 'grant', claim });
  }

  /** Sends what one task has to say in one message. */
  send(command: SeatCommand): void {
    this.#outbox.push(command);
    if (command.type === 'paint') this.#heartbeat.watch();
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() => this.#flush());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#heartbeat.stop();
    const link = this.#link;
    const counts = await link?.close();
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#retire(counts ?? this.#bitmaps);
  }

  #flush(): void {
    this.#isFlushing = false;
    const link = this.#link;
    if (!link || this.#outbox.length === 0) return;
    const commands = this.#outbox.map((command) => {
      return command.type === 'open' ? { ...command, canvas: link.handOver(command.canvas) } : command;
    });
    this.#outbox = [];
    link.post(commands);
  }

  async #start(): Promise<void> {
    if (this.#isClosed) return;
    const { workerSrc } = this.#options;
    const config = this.#options.config();
    const handlers = {
      onReport: (report: PaintReport) => this.#receive(report),
      onDeath: (reason: Error) => this.#die(reason),
    };
    const link = await startPainter({ config, workerSrc, handlers });
    if (this.#isClosed) return link.terminate();
    this.#link = link;
    this.#flush();
  }

  #receive(report: PaintReport): void {
    this.#heartbeat.heard();
    this.#deathsInARow = 0;
    this.#bitmaps = report.bitmaps;
    this.#held = report.held;
    this.#passingBytes = report.passingBytes;
    if (this.#isClosed) return;
    this.#options.onReport(report);
    // Only its end frees the thread and the memory of a decode that cannot be ended.
    if (report.abandoned > 0 && this.isAlive) this.#replace(0, false);
  }

  #die(reason: Error): void {
    if (this.#isClosed || !this.#link) return;
    console.warn(`<mass-image-grid>: ${reason.message}. Another one takes over.`);
    const delayMs = Math.min(MAX_RESTART_DELAY_MS, RESTART_DELAY_MS * 2 ** this.#deathsInARow);
    this.#deathsInARow++;
    this.#replace(delayMs, true);
  }

  #replace(delayMs: number, wasDeath: boolean): void {
    this.#link?.terminate();
    this.#link = undefined;
    this.#heartbeat.stop();
    this.#retire(this.#bitmaps);
    this.#outbox = [];
    this.#restarts++;
    setTimeout(() => !this.#isClosed && void this.#start(), delayMs);
    this.#options.onLost(wasDeath);
  }

  #retire(counts: BitmapCounts): void {
    this.#retired = sumBitmaps(this.#retired, retiredBitmaps(counts));
    this.#bitmaps = NO_BITMAPS;
    this.#held = NO_BYTES;
    this.#passingBytes = 0;
  }
}

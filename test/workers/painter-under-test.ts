import { createInPagePorts, type PaintPort } from '../../workers/paint-port.js';
import { Painter } from '../../workers/painter.js';
import type {
  BitmapCounts,
  CellRequest,
  Outcome,
  PaintCommand,
  PainterConfig,
  PaintMode,
  PaintReport,
} from '../../workers/protocol.js';
import { until } from '../support/until.js';
import { CONFIG, cellOf, STYLE } from './test-cells.js';

/** A painter in the page, told what to do and listened to as a page does. */
export class PainterUnderTest {
  readonly outcomes: Outcome[] = [];
  readonly shown: PaintReport['shown'][number][] = [];
  readonly bitmaps: BitmapCounts[] = [];
  held: PaintReport['held'] | undefined;
  readonly alarms: PaintReport['alarms'][number][] = [];
  readonly lost: number[] = [];
  readonly painter: Painter;
  readonly #port: PaintPort<readonly PaintCommand[], PaintReport>;
  #nextRequest = 1;

  constructor(config: Partial<PainterConfig> = {}) {
    const [port, peer] = createInPagePorts<readonly PaintCommand[], PaintReport>();
    this.#port = port;
    port.listen(({ shown, outcomes, bitmaps, held, alarms, lost }) => {
      this.held = held;
      this.alarms.push(...alarms);
      this.lost.push(...lost);
      this.shown.push(...shown);
      this.outcomes.push(...outcomes);
      this.bitmaps.push(bitmaps);
    });
    this.painter = new Painter(peer, { ...CONFIG, ...config });
  }

  send(...commands: PaintCommand[]): void {
    this.#port.post(commands);
  }

  /** Opens a surface and gives it its first row, of generation 1. */
  open(surface = 1): OffscreenCanvas {
    const canvas = new OffscreenCanvas(1, 1);
    this.send({ type: 'open', surface, canvas });
    this.assign(1, surface);
    return canvas;
  }

  assign(generation: number, surface = 1, height = 64): void {
    this.send({ type: 'assign', surface, generation, width: 640, height });
  }

  /** Asks for cells side by side, and tells the numbers of the requests. */
  paint(sources: readonly (string | Blob)[], generation = 1, surface = 1): number[] {
    return this.#ask(
      sources.map((source, column) => cellOf(source, { x: column * 64 })),
      { generation, surface, mode: 'fetch' },
    );
  }

  /** Asks for cells as far as they are decoded already, in the surface's first generation. */
  paintKept(...cells: readonly CellRequest[]): number[] {
    return this.#ask(cells, { generation: 1, surface: 1, mode: 'lookup' });
  }

  #ask(asked: readonly CellRequest[], turn: { generation: number; surface: number; mode: PaintMode }): number[] {
    const cells = asked.map((cell): CellRequest => ({ ...cell, request: this.#nextRequest++ }));
    this.send({ type: 'paint', style: STYLE, cells, ...turn });
    return cells.map(({ request }) => request);
  }

  /** Waits until something of this kind was told. */
  async told(kind: 'shown' | 'lost' | 'alarms'): Promise<void> {
    await until(() => this[kind].length > 0);
  }

  /** Waits until so many requests are answered. */
  async answered(count: number): Promise<Outcome[]> {
    await until(
      () => this.outcomes.length >= count,
      () => JSON.stringify(this.outcomes),
    );
    return this.outcomes;
  }

  /** How each request was answered, by its number. */
  get states(): Record<number, string> {
    return Object.fromEntries(this.outcomes.map(({ request, state }) => [request, state]));
  }
}

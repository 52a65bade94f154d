import type { ScreenRow } from '../../workers/protocol.js';
import type { GridPaintingHandlers } from './grid-painting-handlers.js';
import { screenRows } from './kept-screens.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { RowPainting, TextPainting } from './row-painting.js';
import { type SlotSurface, SlotSurfaces } from './slot-surfaces.js';
import { packTexts } from './text-cells.js';

type Handlers = Pick<GridPaintingHandlers, 'isVisible' | 'onShown' | 'onSurfaceLost'>;

/** One grid's canvases in the hands of painters: tells these what becomes of each, and the grid what painters tell of them. */
export class GridSurfaces {
  readonly slots = new SlotSurfaces();
  readonly #handlers: Handlers;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  /** Bytes of those whose rows are in view. */
  get neededBytes(): number {
    return this.slots.bytesOf((row) => this.#handlers.isVisible(row));
  }

  open(slot: number, id: number, seat: PainterSeat, canvas: HTMLCanvasElement): void {
    this.slots.open(slot, id, seat);
    seat.send({ type: 'open', surface: id, canvas });
  }

  close(): void {
    for (const { id, seat } of this.slots.all) seat.send({ type: 'close', surface: id });
    this.slots.clear();
  }

  /** Clears what was there; placeholders and texts are in the row's first frame. */
  assign(slot: number, painting: RowPainting): SlotSurface | undefined {
    const surface = this.slots.assign(slot, painting);
    if (!surface) return undefined;
    const { id, generation, seat } = surface;
    const { width, height, row, texts, style, placeholders = [] } = painting;
    seat.send({ type: 'assign', surface: id, generation, width, height });
    if (placeholders.length > 0) seat.send({ type: 'sketch', surface: id, generation, style, placeholders });
    this.write(row, texts);
    return surface;
  }

  /** Draws texts over what a row shows. */
  write(row: number, texts: readonly TextPainting[]): void {
    const surface = this.slots.ofRow(row);
    if (!surface?.painting || texts.length === 0) return;
    const { id, generation, seat, painting } = surface;
    seat.send({ type: 'write', surface: id, generation, style: painting.style, texts: packTexts(texts) });
  }

  /** Aborts what runs for the slot's row. */
  release(slot: number): void {
    const surface = this.slots.at(slot);
    surface?.seat.send({ type: 'release', surface: surface.id });
  }

  /** Gives back the pixels of slots that have no row. */
  vacateIdle(): void {
    for (const { id, seat, memory } of this.slots.idle) {
      seat.send({ type: 'vacate', surface: id });
      memory.resize(0);
    }
  }

  /** Puts a slot's surface on screen once more. */
  present(slot: number): void {
    const surface = this.slots.at(slot);
    surface?.seat.send({ type: 'present', surface: surface.id });
  }

  /** Nothing comes where it shows another row by then, or its painter has died. */
  requestCopy(row: number, onCopy: (copy: ImageBitmap) => void): void {
    const surface = this.slots.ofRow(row);
    if (!surface) return;
    const { id, generation, seat } = surface;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<ImageBitmap | undefined>) => {
      port1.close();
      if (data) onCopy(data);
    };
    seat.send({ type: 'copy', surface: id, generation, port: port2 });
  }

  /** Aborts what would replace previews. */
  defer(): void {
    for (const { seat, id } of this.slots.all) seat.send({ type: 'defer', surface: id });
  }

  /** What is on screen by this painter, and kept on disk. */
  screenOf(seat: PainterSeat): ScreenRow[] {
    return screenRows(this.slots.all, (row) => this.#handlers.isVisible(row), seat);
  }

  /** The first frame of an assignment is out. */
  onShown(id: number, generation: number): void {
    const surface = this.slots.ofId(id);
    if (surface?.generation === generation) this.#handlers.onShown(surface.slot);
  }

  /** The engine has thrown its pixels away. */
  onSurfaceLost(id: number): void {
    const surface = this.slots.ofId(id);
    if (!surface) return;
    this.#handlers.onSurfaceLost(surface.slot);
    surface.seat.send({ type: 'close', surface: id });
  }

  /** A painter has ended, with all that it had. */
  onSeatLost(lost: PainterSeat): void {
    for (const { slot, seat } of this.slots.all) if (seat === lost) this.#handlers.onSurfaceLost(slot);
  }
}

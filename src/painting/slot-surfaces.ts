import type { MemoryAccount } from '../core/memory/memory-ledger.js';
import { pageMemory } from './memory/page-memory.js';
import { surfaceBytes } from './memory/surface-bytes.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { CellPainting, RowPainting } from './row-painting.js';

/** The canvas of a slot, in the hands of a painter. */
export interface SlotSurface {
  readonly id: number;
  readonly slot: number;
  readonly seat: PainterSeat;
  /** Each assignment has a new one; what arrives for an older one is dropped. */
  readonly generation: number;
  /** What it shows, `undefined` while its slot has no row. */
  readonly painting: RowPainting | undefined;
  /** Cells of its row that want pictures, by column. */
  readonly cells: ReadonlyMap<number, CellPainting>;
  /** Failures of the row's cells so far, by column. */
  readonly failures: Map<number, number>;
  /** Cells that others have taken the place of. */
  readonly replaced: WeakSet<CellPainting>;
  /** What its canvas takes up, also while its slot has no row. */
  readonly memory: MemoryAccount;
}

type OpenSurface = { -readonly [Key in keyof SlotSurface]: SlotSurface[Key] } & { cells: Map<number, CellPainting> };

/** One grid's surfaces, found by slot, by the row that they show and by their number. */
export class SlotSurfaces {
  readonly #bySlot = new Map<number, OpenSurface>();
  readonly #byRow = new Map<number, OpenSurface>();
  readonly #byId = new Map<number, OpenSurface>();
  #nextGeneration = 1;

  get all(): readonly SlotSurface[] {
    return [...this.#bySlot.values()];
  }

  at(slot: number): SlotSurface | undefined {
    return this.#bySlot.get(slot);
  }

  ofRow(row: number): SlotSurface | undefined {
    return this.#byRow.get(row);
  }

  ofId(id: number): SlotSurface | undefined {
    return this.#byId.get(id);
  }

  /** Opens a surface for a slot, in place of the one that it had. */
  open(slot: number, id: number, seat: PainterSeat): void {
    const before = this.#bySlot.get(slot);
    if (before) this.#byId.delete(before.id);
    before?.memory.close();
    this.vacate(slot);
    const memory = pageMemory.ledger.open('surfaces');
    const cells = new Map<number, CellPainting>();
    const failures = new Map<number, number>();
    const replaced = new WeakSet<CellPainting>();
    const surface = { id, slot, seat, generation: 0, painting: undefined, cells, failures, replaced, memory };
    this.#bySlot.set(slot, surface);
    this.#byId.set(id, surface);
  }

  /** Bytes of the surfaces that show such rows. */
  bytesOf(isMeant: (row: number) => boolean): number {
    const meant = this.all.filter(({ painting }) => painting !== undefined && isMeant(painting.row));
    return meant.reduce((sum, { memory }) => sum + memory.bytes, 0);
  }

  get largestBytes(): number {
    return this.all.reduce((most, { memory }) => Math.max(most, memory.bytes), 0);
  }

  /** Gives a surface a row and a new generation. */
  assign(slot: number, painting: RowPainting): SlotSurface | undefined {
    const surface = this.#bySlot.get(slot);
    if (!surface) return undefined;
    this.vacate(slot);
    surface.generation = this.#nextGeneration++;
    surface.painting = painting;
    surface.cells = new Map(painting.cells.map((cell) => [cell.column, cell]));
    surface.failures = new Map();
    surface.memory.resize(surfaceBytes(painting.width, painting.height));
    this.#byRow.set(painting.row, surface);
    return surface;
  }

  /** The same row gets another cell in place of the one in its column. */
  replaceCell(row: number, cell: CellPainting): void {
    const surface = this.#byRow.get(row);
    if (!surface) return;
    const before = surface.cells.get(cell.column);
    if (before && before !== cell) surface.replaced.add(before);
    surface.cells.set(cell.column, cell);
    surface.failures.delete(cell.column);
  }

  /** Surfaces without a row that still have pixels. */
  get idle(): readonly SlotSurface[] {
    return this.all.filter(({ painting, memory }) => painting === undefined && memory.bytes > 0);
  }

  /** Takes its row from a slot. */
  vacate(slot: number): void {
    const surface = this.#bySlot.get(slot);
    if (!surface?.painting) return;
    // A row that was given to another slot meanwhile is that one's.
    if (this.#byRow.get(surface.painting.row) === surface) this.#byRow.delete(surface.painting.row);
    surface.painting = undefined;
    surface.cells = new Map();
  }

  clear(): void {
    for (const { memory } of this.all) memory.close();
    this.#bySlot.clear();
    this.#byRow.clear();
    this.#byId.clear();
  }
}

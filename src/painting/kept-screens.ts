import type { ScreenRow } from '../../workers/protocol.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { PaintingClient } from './painting-client.js';
import type { SlotSurface } from './slot-surfaces.js';

/** First screens of a page's grids, kept on disk for the next visit: one for each grid that asks for it. */
export class KeptScreens {
  readonly #names = new Map<PaintingClient, string>();

  /** @param id Of the grid's element: by it the next visit knows the grid, by its order among the others where it is empty */
  enter(client: PaintingClient, id: string): void {
    const taken = new Set(this.#names.values());
    let name = `#${id}`;
    for (let order = 0; name === '#' || taken.has(name); order++) name = `${order}`;
    this.#names.set(client, name);
  }

  leave(client: PaintingClient): void {
    this.#names.delete(client);
  }

  /** Names of what one of so many painters keeps: each has rows of its own. */
  namesFor(place: number, painters: number): string[] {
    return [...this.#names.values()].map((name) => screenName(name, place, painters));
  }

  /** Has painters keep what is on screen now. */
  keep(seats: readonly PainterSeat[]): void {
    for (const [client, name] of this.#names)
      for (const [place, seat] of seats.entries()) {
        const rows = client.screenOf(seat);
        if (rows.length > 0) seat.send({ type: 'keep-screen', name: screenName(name, place, seats.length), rows });
      }
  }
}

function screenName(name: string, place: number, painters: number): string {
  return `${location.origin}${location.pathname}${location.search} ${name} ${place}/${painters}`;
}

/** Of a grid's surfaces what is on screen, painted here, and kept on disk. */
export function screenRows(
  surfaces: readonly SlotSurface[],
  isVisible: (row: number) => boolean,
  seat: PainterSeat,
): ScreenRow[] {
  return surfaces.flatMap(({ painting, cells, seat: owner }) => {
    if (owner !== seat || !painting?.style.isPersistent || !isVisible(painting.row)) return [];
    return { style: painting.style, cells: [...cells.values()].map((cell) => ({ ...cell, request: 0 })) };
  });
}

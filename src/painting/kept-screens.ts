import type { ScreenRow } from '../../workers/protocol.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { PaintingClient } from './painting-client.js';
import type { SlotSurface } from './slot-surfaces.js';

/** Name of what one of so many painters keeps of this page's first screen: each has rows of its own. */
export function screenName(place: number, painters: number): string {
  return `${location.origin}${location.pathname}${location.search} ${place}/${painters}`;
}

/** Has painters keep what is on screen now, for the first screen of the next visit. */
export function keepScreens(seats: readonly PainterSeat[], clients: ReadonlySet<PaintingClient>): void {
  for (const [place, seat] of seats.entries()) {
    const rows = [...clients].flatMap((client) => client.screenOf(seat));
    if (rows.length > 0) seat.send({ type: 'keep-screen', name: screenName(place, seats.length), rows });
  }
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

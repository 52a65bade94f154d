import { expect } from 'chai';
import { LATE } from '../../../src/core/requests/row-priority.js';
import type { PainterSeat } from '../../../src/painting/painters/painter-seat.js';
import { GridLines } from '../../../src/painting/requests/grid-lines.js';
import { Quarantine } from '../../../src/painting/requests/quarantine.js';
import type { RowPainting } from '../../../src/painting/row-painting.js';
import { SlotSurfaces } from '../../../src/painting/slot-surfaces.js';
import { STYLE } from '../../workers/test-cells.js';

const SUSPECT = 'https://a.example/suspect.jpg';

function rowOf(source: string): RowPainting {
  const cell = { column: 0, source, credentials: 'same-origin', x: 0, y: 0, width: 64, height: 64 } as const;
  return { row: 3, width: 64, height: 64, style: STYLE, cells: [cell], texts: [] };
}

/** A suspect waits in row 3, which is painted by the seat. */
function linesWithSuspect() {
  const seat = {} as PainterSeat;
  const surfaces = new SlotSurfaces();
  const quarantine = new Quarantine();
  quarantine.accuse([SUSPECT, 'https://a.example/other.jpg']);
  const handlers = { onPainted: () => {}, onFailed: () => {}, onDeferred: () => {}, isVisible: () => true };
  const lines = new GridLines({ surfaces, handlers, quarantine: () => quarantine, onReady: () => {} });
  surfaces.open(0, 1, seat);
  const painting = rowOf(SUSPECT);
  const surface = surfaces.assign(0, painting);
  lines.set(painting, surface?.generation ?? 0);
  return { seat, surfaces, lines };
}

describe('GridLines', () => {
  it('keep a painter free for a suspect that may be tried now', () => {
    const { seat, surfaces, lines } = linesWithSuspect();
    expect(lines.wantsAlone(seat, () => 1)).to.equal(true);
    expect(lines.wantsAlone({} as PainterSeat, () => 1)).to.equal(false);
    surfaces.clear();
  });

  it('keep none free for one that has to wait, or all others of the painter would wait with it', () => {
    const { seat, surfaces, lines } = linesWithSuspect();
    expect(lines.wantsAlone(seat, () => undefined)).to.equal(false);
    expect(lines.wantsAlone(seat, () => LATE)).to.equal(false);
    surfaces.clear();
  });
});

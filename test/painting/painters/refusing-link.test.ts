import { expect } from 'chai';
import { startRefusingLink } from '../../../src/painting/painters/refusing-link.js';
import type { PaintReport } from '../../../workers/protocol.js';
import { until } from '../../support/until.js';
import { CONFIG, cellOf, STYLE } from '../../workers/test-cells.js';

describe('a page without any painter', () => {
  it('answers every request, shows every row, and leaves the pictures to <img>', async () => {
    const reports: PaintReport[] = [];
    const handlers = { onReport: (report: PaintReport) => reports.push(report), onDeath: () => {} };
    const options = { config: CONFIG, workerSrc: undefined, handlers };
    const link = startRefusingLink(new Error('blocked'), options);
    link.post([
      { type: 'assign', surface: 1, generation: 7, width: 10, height: 10 },
      {
        type: 'paint',
        surface: 1,
        generation: 7,
        style: STYLE,
        cells: [cellOf('a.jpg', { request: 3 })],
        mode: 'fetch',
      },
    ]);
    const report = await until(() => reports[0]);
    expect(report.shown).to.deep.equal([{ surface: 1, generation: 7 }]);
    const message = 'The code that decodes pictures could not be loaded (blocked)';
    const failure = { kind: 'undecodable', name: 'PainterStartError', message };
    expect(report.outcomes).to.deep.equal([{ request: 3, state: 'failed', failure }]);
    await link.ping();
    expect(await link.close()).to.deep.include({ held: 0 });
  });
});

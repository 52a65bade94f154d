import { expect } from 'chai';
import { PainterMemory } from '../../workers/memory/painter-memory.js';
import type { PaintReport } from '../../workers/protocol.js';
import { Reporter } from '../../workers/reporter.js';
import { until } from '../support/until.js';
import { CONFIG } from './test-cells.js';

function reporterOf(abandoned: number) {
  const memory = new PainterMemory(CONFIG.allotment, { onClaim: () => {}, onReturn: () => {}, onAlarm: () => {} });
  const reports: PaintReport[] = [];
  const port = { post: (report: PaintReport) => void reports.push(report) };
  return { reports, reporter: new Reporter({ port, memory: () => memory, abandoned: () => abandoned }) };
}

describe('Reporter', () => {
  it('tells of a decode that was given up with its outcome, not before: the painter is ended over it', async () => {
    const { reports, reporter } = reporterOf(1);
    reporter.tell({ returned: [7] });
    const failure = { kind: 'too-slow', name: 'DecodeTimeoutError', message: '' } as const;
    reporter.settle({ request: 1, state: 'failed', failure });
    reporter.tell({ claims: [] });
    await until(() => reports.length === 3);
    expect(reports.map(({ abandoned, outcomes }) => [abandoned, outcomes.length])).to.deep.equal([
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });
});

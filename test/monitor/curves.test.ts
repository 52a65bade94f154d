import { expect } from 'chai';
import { MEMORY_KINDS, NO_BYTES } from '../../src/core/memory/held-bytes.js';
import { curvesOf, HEIGHT, WIDTH } from '../../src/monitor/curves.js';
import { PANELS, type Panel } from '../../src/monitor/panel.js';
import type { Sample } from '../../src/monitor/samples.js';
import { listOf } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';
import { statsWith } from './stats.js';

const PANEL: Panel = {
  title: 'Test',
  series: [
    { name: 'a', valueIn: ({ rates }) => rates.created },
    { name: 'b', valueIn: ({ rates }) => rates.closed },
  ],
  isStacked: false,
  limitOf: ({ longestFrameMs }) => longestFrameMs,
  least: 10,
  format: String,
  describe: () => '',
};

function sampleOf(created: number, closed: number, limit = 0): Sample {
  const rates = { created, closed, finished: 0, aborted: 0, failed: 0 };
  return { stats: statsWith({}), longestFrameMs: limit, rates };
}

/** Points of a path. */
function pointsOf(path: string): { x: number; y: number }[] {
  return path.split(/[MLZ]/).flatMap((text) => {
    const [x, y] = text.split(' ').map(Number);
    return x !== undefined && y !== undefined ? [{ x, y }] : [];
  });
}

describe('curves of a chart', () => {
  it('go from older samples to the newest at the right edge', () => {
    const { paths, top } = curvesOf(PANEL, [sampleOf(0, 5), sampleOf(10, 5)], 3);
    expect(top).to.equal(10);
    expect(paths[0]).to.equal(`M${WIDTH / 2} ${HEIGHT}L${WIDTH} 0`);
    expect(paths[1]).to.equal(`M${WIDTH / 2} ${HEIGHT / 2}L${WIDTH} ${HEIGHT / 2}`);
  });

  it('stay within the chart, whatever is sampled', () => {
    const random = seededRandom(31);
    for (let round = 0; round < 200; round++) {
      const most = 2 + Math.floor(random() * 100);
      const size = 10 ** (random() * 8);
      const samples = listOf(Math.ceil(random() * most), () =>
        sampleOf(random() * size, random() * size, random() * size),
      );
      for (const isStacked of [false, true]) {
        const { paths, limit } = curvesOf({ ...PANEL, isStacked }, samples, most);
        for (const { x, y } of [...paths, limit].flatMap(pointsOf)) {
          expect(x).to.be.within(-0.1, WIDTH);
          expect(y).to.be.within(-0.1, HEIGHT);
        }
      }
    }
  });

  it('stand on one another where they are parts of a whole', () => {
    const samples = [sampleOf(4, 6), sampleOf(4, 6)];
    const [below, above] = curvesOf({ ...PANEL, isStacked: true }, samples, 2).paths.map(pointsOf);
    expect(below?.map(({ y }) => y)).to.deep.equal([36, 36, 60, 60]);
    expect(above?.map(({ y }) => y)).to.deep.equal([0, 0, 36, 36]);
  });

  it('leave room for their limit', () => {
    const samples = [sampleOf(10, 1, 40), sampleOf(10, 1, 20)];
    expect(curvesOf(PANEL, samples, 2)).to.include({ top: 40, limit: `M0 0L${WIDTH} ${HEIGHT / 2}` });
    expect(curvesOf({ ...PANEL, limitOf: undefined }, samples, 2)).to.include({ top: 10, limit: '' });
  });
});

describe('panels of the monitor', () => {
  it('have a curve for each kind of memory, and say in words what is held', () => {
    const [memory] = PANELS;
    expect(memory?.series.length).to.equal(MEMORY_KINDS.length);
    const stats = statsWith({
      memory: {
        budgetBytes: 512 * 2 ** 20,
        heldBytes: 3 * 2 ** 20,
        held: { ...NO_BYTES, decoded: 3 * 2 ** 20 },
        neededByVisibleBytes: 2 ** 20,
        level: 'elevated',
        steps: ['less-overscan'],
      },
    });
    const words = memory?.describe({ ...sampleOf(0, 0), stats });
    expect(words).to.equal(
      '3.0 MB of 512 MB held, 1.0 MB needed for what is visible, elevated; given up: less-overscan',
    );
  });
});

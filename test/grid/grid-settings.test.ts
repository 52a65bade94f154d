import { expect } from 'chai';
import { DEFAULT_LIMITS } from '../../src/core/picture/picture-limits.js';
import { type DeclaredSettings, readSettings } from '../../src/grid/grid-settings.js';

const DECLARED: DeclaredSettings = {
  mode: null,
  pageSize: null,
  layout: null,
  cellSize: null,
  aspect: null,
  gap: null,
  overscan: null,
  fit: null,
  workers: null,
  maxRequests: null,
  limits: null,
  memoryBudget: null,
  cache: null,
  memoryThresholds: null,
};

/** What is read of declared limits, twice, and what the console is told meanwhile. */
function read(limits: unknown) {
  const element = Object.assign(document.createElement('div'), { ...DECLARED, limits });
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => warnings.push(message);
  try {
    readSettings(element);
    return { limits: readSettings(element).limits, warnings };
  } finally {
    console.warn = warn;
  }
}

describe('limits', () => {
  it('are the defaults where none are declared', () => {
    for (const absent of [null, undefined, {}]) {
      expect(read(absent)).to.deep.equal({ limits: DEFAULT_LIMITS, warnings: [] });
    }
  });

  it('change one by one, those left out stay', () => {
    const { limits, warnings } = read({ pixels: 100e6, stallMs: undefined, svgBytes: null });
    expect([limits, warnings]).to.deep.equal([{ ...DEFAULT_LIMITS, pixels: 100e6 }, []]);
  });

  it('may be lifted', () => {
    const { limits, warnings } = read({ decodeMs: Number.POSITIVE_INFINITY });
    expect([limits.decodeMs, warnings]).to.deep.equal([Number.POSITIVE_INFINITY, []]);
    // Longer than a timer can be, which would end at once.
    expect(read({ stallMs: 2 ** 31, decodeMs: 2 ** 31 - 1, pixels: 2 ** 31 }).limits).to.include({
      stallMs: Number.POSITIVE_INFINITY,
      decodeMs: 2 ** 31 - 1,
      pixels: 2 ** 31,
    });
  });

  it('warn once of what is no object', () => {
    for (const wrong of ['64 MB', 64, true]) {
      const { limits, warnings } = read(wrong);
      expect([limits, warnings.length]).to.deep.equal([DEFAULT_LIMITS, 1]);
      expect(warnings[0]).to.include(`limits must be an object such as { pixels: 100e6 }, got ${wrong}`);
    }
  });

  it('warn once of a name that there is not, and take the others', () => {
    const { limits, warnings } = read({ pixel: 1, pixels: 2 });
    expect([limits, warnings.length]).to.deep.equal([{ ...DEFAULT_LIMITS, pixels: 2 }, 1]);
    expect(warnings[0]).to.include('there is no limit "pixel", there are encodedBytes, pixels,');
  });

  it('warn once of a value that is no number above 0, and take the default', () => {
    for (const wrong of [-1, 0, Number.NaN, '100', false]) {
      const { limits, warnings } = read({ pixels: wrong });
      expect([limits, warnings.length], String(wrong)).to.deep.equal([DEFAULT_LIMITS, 1]);
      expect(warnings[0]).to.include(`limits.pixels must be a number above 0, got ${wrong}; using 50000000`);
    }
  });
});

describe('max-requests', () => {
  const readMost = (maxRequests: unknown) =>
    readSettings(Object.assign(document.createElement('div'), { ...DECLARED, maxRequests })).maxRequests;

  it('limits nothing by default', () => {
    for (const absent of [null, undefined, Number.POSITIVE_INFINITY]) expect(readMost(absent)).to.equal(Infinity);
  });

  it('is a whole number from 1, anything else limits nothing', () => {
    expect(readMost(4)).to.equal(4);
    const { warn } = console;
    console.warn = () => {};
    try {
      for (const wrong of [0, -1, 2.5, 'four', Number.NaN]) expect(readMost(wrong)).to.equal(Infinity);
    } finally {
      console.warn = warn;
    }
  });
});

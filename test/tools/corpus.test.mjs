import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareCell } from '../../tools/corpus/compare.mjs';
import { hangsImage, whyImageHangs } from '../../tools/corpus/image-hangs.mjs';
import { chooseSample } from '../../tools/corpus/manifest.mjs';
import { urlOf } from '../../tools/corpus/server.mjs';
import { judge } from '../../tools/corpus/verdict.mjs';

const SIZE = 8;
const CELL = { x: 0, y: 0, width: SIZE, height: SIZE };
const BOX = { left: 0, top: 0, right: 8, bottom: 8 };

/** A capture of one cell: `tone` within the box, the page's own 10 around it. */
function capture(tone, { left, top, right, bottom } = BOX) {
  const data = Buffer.alloc(SIZE * SIZE * 3, 10);
  for (let y = top; y < bottom; y++) data.fill(tone, (y * SIZE + left) * 3, (y * SIZE + right) * 3);
  return { data, width: SIZE, height: SIZE };
}

const blank = capture(10);
const loaded = { isLoaded: true, isDecoded: true, width: 100, height: 100 };
const broken = { isLoaded: false, isDecoded: false, width: 0, height: 0 };
const nothing = { grid: undefined, image: undefined, meanError: 0 };

const resultOf = (changes) => ({
  file: { path: 'png/a.png', kind: 'png' },
  state: 'painted',
  isReleased: true,
  image: loaded,
  comparison: { grid: BOX, image: BOX, meanError: 0 },
  ...changes,
});

const problemOf = (changes, known = []) => judge(resultOf(changes), 'chromium', known).problem;

describe('comparing a cell with an <img>', () => {
  it('finds where each of them has drawn', () => {
    const lying = { left: 0, top: 2, right: 8, bottom: 6 };
    const { grid, image } = compareCell({ grid: capture(200, lying), images: capture(200), blank }, CELL);
    assert.deepEqual([grid, image], [lying, BOX]);
  });

  it('tells how far their colours are apart', () => {
    assert.equal(compareCell({ grid: capture(200), images: capture(190), blank }, CELL).meanError, 10);
  });

  it('counts the page where only one of them has drawn', () => {
    const upper = { ...BOX, bottom: 4 };
    assert.equal(compareCell({ grid: capture(110, upper), images: capture(110), blank }, CELL).meanError, 50);
  });

  it('finds nothing where neither has drawn', () => {
    assert.deepEqual(compareCell({ grid: blank, images: blank, blank }, CELL), nothing);
  });
});

describe('judging a corpus file', () => {
  it('passes what looks as in an <img>, and what neither shows', () => {
    assert.equal(judge(resultOf({}), 'chromium').state, 'passed');
    const refused = { state: 'error', name: 'DecodeError', message: 'no', image: broken, comparison: nothing };
    assert.equal(judge(resultOf(refused), 'chromium').state, 'passed');
  });

  it('fails what only the <img> shows', () => {
    const comparison = { ...nothing, image: BOX };
    assert.equal(problemOf({ state: 'error', name: 'DecodeError', message: 'no', comparison }), 'refused');
  });

  it('takes a frame around nothing for no picture', () => {
    const image = { isLoaded: true, isDecoded: false, width: 0, height: 0 };
    assert.equal(problemOf({ image, comparison: { grid: undefined, image: BOX, meanError: 0 } }), undefined);
  });

  it('passes what only the grid shows: a part of a damaged file, a line thinner than a pixel', () => {
    assert.equal(problemOf({ image: broken }), undefined);
    const line = { ...BOX, right: 1 };
    assert.equal(problemOf({ comparison: { grid: line, image: undefined, meanError: 90 } }), undefined);
  });

  it('fails an error that says nothing', () => {
    assert.equal(problemOf({ state: 'error', name: 'Error', message: 'x', image: broken }), 'unnamed');
    assert.equal(problemOf({ state: 'error', name: 'DecodeError', message: '', image: broken }), 'unnamed');
  });

  it('fails another size, another picture, a hang and what stays open', () => {
    assert.equal(problemOf({ comparison: { grid: { ...BOX, top: 2 }, image: BOX, meanError: 0 } }), 'size');
    assert.equal(problemOf({ comparison: { grid: BOX, image: BOX, meanError: 3.5 } }), 'picture');
    assert.equal(problemOf({ state: 'hang' }), 'hang');
    assert.equal(problemOf({ isReleased: false }), 'held');
    assert.equal(problemOf({ isAlone: true, image: undefined, comparison: undefined, imageHang: 'no answer' }), 'hang');
  });

  it('allows what is made smaller to be filtered in another way', () => {
    const comparison = { grid: BOX, image: BOX, meanError: 3.5 };
    assert.equal(problemOf({ image: { ...loaded, width: 1000 }, comparison }), undefined);
  });

  it('knows exceptions by file, engine and problem', () => {
    const known = [{ files: '^png/', engines: ['chromium'], problem: 'picture', reason: 'a bug' }];
    const unlike = resultOf({ comparison: { grid: BOX, image: BOX, meanError: 9 } });
    assert.deepEqual(judge(unlike, 'chromium', known), { state: 'known', problem: 'picture', reason: 'a bug' });
    assert.equal(judge(unlike, 'firefox', known).state, 'failed');
    assert.equal(judge(resultOf({ isReleased: false }), 'chromium', known).state, 'failed');
  });

  it('knows exceptions of animated files', () => {
    const known = [{ files: '', isAnimated: true, engines: ['webkit'], problem: 'picture', reason: 'not held' }];
    const stateOf = (file) => {
      const comparison = { grid: BOX, image: BOX, meanError: 9 };
      return judge(resultOf({ file, comparison }), 'webkit', known).state;
    };
    assert.equal(stateOf({ path: 'a.gif', kind: 'gif', animated: true }), 'known');
    assert.equal(stateOf({ path: 'a.gif', kind: 'gif', animated: false }), 'failed');
  });
});

describe('files that an <img> does not come back from', () => {
  it('are known by engine, each with its reason, or named by the manifest', () => {
    const laughs = { path: 'hostile/svg-billion-laughs.svg', kind: 'hostile' };
    assert.ok(hangsImage(laughs, 'webkit'));
    assert.match(whyImageHangs(laughs, 'webkit'), /bugs\.webkit\.org/);
    assert.ok(!hangsImage(laughs, 'chromium'));
    assert.ok(hangsImage({ path: 'a.svg', kind: 'svg', hangs: ['chromium'] }, 'chromium'));
  });

  it('pass by what the grid makes of them alone', () => {
    const alone = { state: 'error', name: 'SvgTooComplexError', message: 'no', isAlone: true, image: undefined };
    assert.equal(problemOf({ ...alone, comparison: undefined }), undefined);
  });
});

describe('a sample of the corpus', () => {
  const files = ['png', 'gif', 'orientation'].flatMap((kind) =>
    Array.from({ length: 20 }, (_, index) => ({ kind, path: `${kind}/${index}.${kind}` })),
  );
  const pathsOf = (sample) => sample.map(({ path }) => path);

  it('takes some of each kind, and all orientations', () => {
    const sample = chooseSample(files, 3, 1);
    const count = (kind) => sample.filter((file) => file.kind === kind).length;
    assert.deepEqual([count('png'), count('gif'), count('orientation')], [3, 3, 20]);
  });

  it('is the same for the same seed only', () => {
    assert.deepEqual(pathsOf(chooseSample(files, 3, 1)), pathsOf(chooseSample(files, 3, 1)));
    assert.notDeepEqual(pathsOf(chooseSample(files, 3, 1)), pathsOf(chooseSample(files, 3, 2)));
  });

  it('leaves out what makes an <img> hang', () => {
    const hanging = [{ kind: 'svg', path: 'svg/a.svg', hangs: ['chromium'] }];
    assert.deepEqual(chooseSample(hanging, 3, 1), []);
  });
});

describe('addresses of corpus files', () => {
  it('keep names that are none in a URL', () => {
    assert.equal(urlOf('hostile/100% #1 ?.jpg'), '/files/hostile/100%25%20%231%20%3F.jpg');
  });
});

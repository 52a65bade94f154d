import { oneOf } from '../support/choices.js';
import { fixtureUrl, PICTURE_CLASSES } from '../support/fixtures.js';
import { seededRandom } from '../support/seeded-random.js';
import { mutate } from './mutations.js';

const FILES = [...PICTURE_CLASSES.map((name) => `class/${name}`), 'orientation/6.jpg', 'svg/1.svg'];

export interface FuzzOptions {
  /** Files that are damaged and shown; `npm run fuzz` asks for more. */
  readonly cases: number;
  readonly seed: number;
}

export interface FuzzCase {
  /** To be found again by. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function fuzzOptions(): Promise<FuzzOptions> {
  return (await (await fetch(fixtureUrl('fuzz-options'))).json()) as FuzzOptions;
}

/** A source of damaged files, the same for the same seed. */
export async function fuzzCases(seed: number): Promise<() => FuzzCase> {
  const originals = await Promise.all(FILES.map(bytesOf));
  const random = seededRandom(seed);
  let number = 0;
  return () => {
    const [first, ...others] = originals;
    if (!first) throw new Error('nothing to damage');
    const { file, bytes } = oneOf(random, [first, ...others]);
    return { name: `${file}, seed ${seed}, case ${number++}`, bytes: mutate(bytes, random) };
  };
}

async function bytesOf(file: string) {
  const response = await fetch(fixtureUrl(file));
  return { file, bytes: new Uint8Array(await response.arrayBuffer()) };
}

import { oneOf, wholeBetween } from '../support/choices.js';

type Mutation = (bytes: Uint8Array<ArrayBuffer>, random: () => number) => Uint8Array<ArrayBuffer>;

/** Where the headers of most formats are; half of the damage is done there. */
const HEADER_BYTES = 256;

/** Values that lengths, counts and offsets break on. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff] as const;

/** Damages a file in one to four ways, the same for the same random numbers. */
export function mutate(original: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  let bytes = original.slice();
  for (let left = wholeBetween(random, 1, 4); left > 0 && bytes.length > 0; left--) {
    bytes = oneOf(random, MUTATIONS)(bytes, random);
  }
  return bytes;
}

const flipBits: Mutation = (bytes, random) => {
  for (let flips = wholeBetween(random, 1, 8); flips > 0; flips--) {
    const at = placeIn(bytes, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << wholeBetween(random, 0, 7));
  }
  return bytes;
};

/** Overwrites what may be a length field: two or four bytes. */
const breakLength: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  return bytes.fill(oneOf(random, EXTREMES), at, at + oneOf(random, [2, 4]));
};

const truncate: Mutation = (bytes, random) => bytes.slice(0, wholeBetween(random, 0, bytes.length));

const swapParts: Mutation = (bytes, random) => {
  const length = wholeBetween(random, 1, Math.max(1, bytes.length >> 2));
  const [a, b] = [placeIn(bytes, random), placeIn(bytes, random)];
  const first = bytes.slice(a, a + length);
  const second = bytes.slice(b, b + length);
  bytes.set(second.subarray(0, bytes.length - a), a);
  bytes.set(first.subarray(0, bytes.length - b), b);
  return bytes;
};

const repeatPart: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  const part = bytes.subarray(at, at + wholeBetween(random, 1, 64));
  return joined(bytes.subarray(0, at), part, bytes.subarray(at));
};

const dropPart: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  return joined(bytes.subarray(0, at), bytes.subarray(at + wholeBetween(random, 1, 64)));
};

const insertNoise: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  const noise = Uint8Array.from({ length: wholeBetween(random, 1, 64) }, () => wholeBetween(random, 0, 255));
  return joined(bytes.subarray(0, at), noise, bytes.subarray(at));
};

const MUTATIONS = [flipBits, breakLength, truncate, swapParts, repeatPart, dropPart, insertNoise] as const;

function placeIn(bytes: Uint8Array, random: () => number): number {
  const end = random() < 0.5 ? Math.min(HEADER_BYTES, bytes.length) : bytes.length;
  return wholeBetween(random, 0, end - 1);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

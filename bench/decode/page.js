/** By the number of the task; 0 tells that the worker is there. */
const waiting = new Map();
const worker = new Worker('/worker.js', { type: 'module' });
worker.addEventListener('message', ({ data: { id, durationMs } }) => waiting.get(id)?.(durationMs));
const ready = answer(0);
let lastTask = 0;

/**
 * Medians of all ways, one picture after the other and several at once, in an order that turns with each round, and the
 * longest time that each kept this thread.
 */
async function measure({ url, target, ways, repetitions, atOnce }) {
  await ready;
  const bytes = await (await fetch(url)).arrayBuffer();
  const medians = await inTurns(ways, repetitions, (way) => run(way, bytes, target));
  const workerWays = ways.filter((way) => way !== 'img');
  const shares = await inTurns(workerWays, Math.ceil(repetitions / 2), (way) => runAtOnce(way, bytes, target, atOnce));
  const blocked = {};
  for (const way of ways) blocked[way] = await longestBlock(() => run(way, bytes, target));
  return { medians, shares, blocked };
}

async function inTurns(ways, repetitions, timeOf) {
  const times = Object.fromEntries(ways.map((way) => [way, []]));
  for (let round = 0; round < repetitions + 1; round++) {
    const turned = [...ways.slice(round % ways.length), ...ways.slice(0, round % ways.length)];
    for (const way of turned) {
      const time = await timeOf(way);
      // The first round warms up.
      if (round > 0) times[way].push(time);
    }
  }
  return Object.fromEntries(ways.map((way) => [way, median(times[way])]));
}

/** A grid asks for many pictures at once, and engines decode on threads of their own: the time that falls to each of them. */
async function runAtOnce(way, bytes, target, count) {
  const start = performance.now();
  await Promise.all(Array.from({ length: count }, () => run(way, bytes, target)));
  return (performance.now() - start) / count;
}

function run(way, bytes, target) {
  if (way === 'img') return runImage(bytes, target);
  const copy = bytes.slice();
  const id = ++lastTask;
  worker.postMessage({ id, bytes: copy, way, target }, [copy]);
  return answer(id);
}

function answer(id) {
  return new Promise((resolve) => waiting.set(id, resolve)).finally(() => waiting.delete(id));
}

async function runImage(bytes, target) {
  const start = performance.now();
  const image = new Image();
  const url = URL.createObjectURL(new Blob([bytes]));
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(target, Math.round((target * 3) / 4));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  context.getImageData(0, 0, 1, 1);
  URL.revokeObjectURL(url);
  return performance.now() - start;
}

async function longestBlock(work) {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 4);
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(beat);
  // The beat itself comes every 4 ms.
  return Math.max(0, longest - 4);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

globalThis.measure = measure;

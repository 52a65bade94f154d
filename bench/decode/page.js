const worker = new Worker('/worker.js', { type: 'module' });
const answer = () =>
  new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data), { once: true }));
const ready = answer();

/** Medians of all ways, in an order that turns with each round, and the longest time that each kept this thread. */
async function measure({ url, target, ways, repetitions }) {
  await ready;
  const bytes = await (await fetch(url)).arrayBuffer();
  const times = Object.fromEntries(ways.map((way) => [way, []]));
  for (let round = 0; round < repetitions + 1; round++) {
    const turned = [...ways.slice(round % ways.length), ...ways.slice(0, round % ways.length)];
    for (const way of turned) {
      const time = await run(way, bytes, target);
      // The first round warms up.
      if (round > 0) times[way].push(time);
    }
  }
  const blocked = {};
  for (const way of ways) blocked[way] = await longestBlock(() => run(way, bytes, target));
  return { medians: Object.fromEntries(ways.map((way) => [way, median(times[way])])), blocked };
}

function run(way, bytes, target) {
  if (way === 'img') return runImage(bytes, target);
  const copy = bytes.slice();
  worker.postMessage({ bytes: copy, way, target }, [copy]);
  return answer();
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

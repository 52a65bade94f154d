/**
 * What a page's or a worker's heap holds once its garbage is collected, with what is held outside it for buffers and other
 * objects.
 * @param {import('./devtools-pipe.mjs').Page} session @returns {Promise<number>} Bytes.
 */
export async function heldHeapBytes(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** The workers of a page, each over a session of its own. No domain is switched on in them. */
export class WorkerSessions {
  /** @type {Map<string, import('./devtools-pipe.mjs').Page>} */
  #sessions = new Map();

  /** @param {import('./devtools-pipe.mjs').Page} page */
  static async of(page) {
    const workers = new WorkerSessions();
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') workers.#sessions.set(sessionId, page.attached(sessionId));
    });
    page.on('Target.detachedFromTarget', ({ sessionId }) => workers.#sessions.delete(sessionId));
    await page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    return workers;
  }

  get size() {
    return this.#sessions.size;
  }

  /** @returns {Promise<number>} Bytes of all their heaps, with what is held outside them for buffers and other objects. */
  async heldBytes() {
    const usages = await Promise.all([...this.#sessions.values()].map(heapUsage));
    return usages.reduce((sum, bytes) => sum + bytes, 0);
  }

  /** One of them dies without a word to the page, which has to find out by itself. @param {number} place */
  async kill(place) {
    const session = [...this.#sessions.values()][place % this.#sessions.size];
    await session?.evaluate('close()').catch(() => {});
  }
}

/** A worker may end while it is asked. */
async function heapUsage(session) {
  const usage = await session.send('Runtime.getHeapUsage').catch(() => ({}));
  const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

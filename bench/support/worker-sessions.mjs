import { heldHeapBytes } from './held-heap.mjs';

class WorkerSession {
  /** @type {() => void} */
  end;
  /** @type {Promise<void>} */
  ended = new Promise((resolve) => {
    this.end = resolve;
  });

  /** @param {import('./devtools-pipe.mjs').Page} session */
  constructor(session) {
    this.session = session;
  }
}

/** The workers of a page, each over a session of its own. No domain is switched on in them. */
export class WorkerSessions {
  /** @type {Map<string, WorkerSession>} */
  #sessions = new Map();

  /** @param {import('./devtools-pipe.mjs').Page} page */
  static async of(page) {
    const workers = new WorkerSessions();
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') workers.#add(sessionId, page.attached(sessionId));
    });
    page.on('Target.detachedFromTarget', ({ sessionId }) => workers.#remove(sessionId));
    await page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    return workers;
  }

  get size() {
    return this.#sessions.size;
  }

  /** @returns {Promise<number>} Bytes that all their heaps hold once their garbage is collected. */
  async heldBytes() {
    // One that ends while it is asked refuses, or never answers.
    const bytes = [...this.#sessions.values()].map(({ session, ended }) =>
      Promise.race([heldHeapBytes(session).catch(() => 0), ended.then(() => 0)]),
    );
    return (await Promise.all(bytes)).reduce((sum, each) => sum + each, 0);
  }

  /** One of them dies without a word to the page, which has to find out by itself. @param {number} place */
  async kill(place) {
    const { session, ended } = [...this.#sessions.values()][place % this.#sessions.size] ?? {};
    await Promise.race([session?.evaluate('close()').catch(() => {}), ended]);
  }

  #add(sessionId, session) {
    this.#sessions.set(sessionId, new WorkerSession(session));
  }

  #remove(sessionId) {
    this.#sessions.get(sessionId)?.end();
    this.#sessions.delete(sessionId);
  }
}

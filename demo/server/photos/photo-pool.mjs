import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
// sharp asks for this import: its shared libraries must be loaded by the main thread before any worker loads them.
import 'sharp';
import { SceneStore } from './scene-store.mjs';

/** Two, so that one photo is cropped while sharp's own thread encodes the other. */
const JOBS_PER_WORKER = 2;
const MAX_WORKERS = 4;

/** @typedef {{number: number, resolve: (jpeg: Uint8Array) => void, reject: (cause: unknown) => void}} Job */

/** Develops photos in worker threads, so that the server keeps answering meanwhile. Queued jobs can be taken back. */
export class PhotoPool {
  /** @type {Job[]} */
  #queue = [];
  /** @type {Map<Worker, Set<Job>>} */
  #workers = new Map();
  #scenes = SceneStore.reserve();
  developed = 0;

  constructor(size = Math.min(availableParallelism(), MAX_WORKERS)) {
    for (let worker = 0; worker < size; worker++) this.#startWorker();
  }

  /** @param {number} number @param {AbortSignal} signal @returns {Promise<Uint8Array>} */
  develop(number, signal) {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const job = { number, resolve, reject };
      signal.addEventListener('abort', () => this.#takeBack(job, signal.reason), { once: true });
      this.#queue.push(job);
      this.#dispatch();
    });
  }

  async close() {
    const workers = [...this.#workers.keys()];
    this.#workers.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #takeBack(job, reason) {
    const at = this.#queue.indexOf(job);
    if (at >= 0) this.#queue.splice(at, 1);
    job.reject(reason);
  }

  #dispatch() {
    for (const [worker, jobs] of this.#workers) {
      while (jobs.size < JOBS_PER_WORKER && this.#queue.length > 0) {
        const job = this.#queue.shift();
        jobs.add(job);
        worker.postMessage(job.number);
      }
    }
  }

  #startWorker() {
    const jobs = new Set();
    const worker = new Worker(new URL('./photo-worker.mjs', import.meta.url), { workerData: this.#scenes });
    this.#workers.set(worker, jobs);
    worker.on('message', ({ number, jpeg }) => this.#finish(jobs, number, jpeg));
    worker.once('error', (cause) => this.#fail(worker, jobs, cause));
  }

  #finish(jobs, number, jpeg) {
    const job = [...jobs].find((candidate) => candidate.number === number);
    jobs.delete(job);
    this.developed++;
    job.resolve(jpeg);
    this.#dispatch();
  }

  /** The worker is not replaced: what broke it (a bug, or no memory) would break the next one too. */
  #fail(worker, jobs, cause) {
    this.#workers.delete(worker);
    const lost = this.#workers.size > 0 ? [...jobs] : [...jobs, ...this.#queue.splice(0)];
    for (const job of lost) job.reject(cause);
  }
}

import { PaintingPool } from './painting-pool.js';

const pools = new Map<string, PaintingPool>();

/** The pool that all grids of a page share; a page that names several worker files has one for each. */
export function sharedPaintingPool(workerSrc: string | undefined): PaintingPool {
  const key = workerSrc ?? '';
  const pool = pools.get(key) ?? new PaintingPool(workerSrc);
  pools.set(key, pool);
  return pool;
}

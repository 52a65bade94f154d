/** What is shared by all on a page that start the same worker file; those that name another file have another one. */
export function onePerWorkerFile<Shared>(
  create: (workerSrc: string | undefined) => Shared,
): (workerSrc: string | undefined) => Shared {
  const shared = new Map<string, Shared>();
  return (workerSrc) => {
    const key = workerSrc ?? '';
    const one = shared.get(key) ?? create(workerSrc);
    shared.set(key, one);
    return one;
  };
}

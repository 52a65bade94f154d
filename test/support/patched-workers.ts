/**
 * Workers that run `patch` before their own code, for pictures that no encoder can be made to write: such as end or
 * block whoever decodes them. They are seen from outside too, as a page or an extension would see them.
 */
export class PatchedWorkers {
  readonly started: Worker[] = [];
  readonly #original = globalThis.Worker;

  constructor(patch: string) {
    const { started } = this;
    globalThis.Worker = class extends this.#original {
      constructor(url: string | URL, options?: WorkerOptions) {
        const script = new Blob([patch, '\n', textAt(url)], { type: 'text/javascript' });
        super(URL.createObjectURL(script), options);
        started.push(this);
      }
    };
    patched.add(this);
  }

  restore(): void {
    globalThis.Worker = this.#original;
  }
}

const patched = new Set<PatchedWorkers>();

afterEach(() => {
  for (const workers of patched) workers.restore();
  patched.clear();
});

/** At once, as a constructor must have it. */
function textAt(url: string | URL): string {
  const request = new XMLHttpRequest();
  request.open('GET', String(url), false);
  request.send();
  return request.responseText;
}

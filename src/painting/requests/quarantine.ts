import type { Failure } from '../../../workers/protocol.js';

/** Address of a picture, or the file itself. */
export type PictureSource = string | Blob;

/** A picture that ended so many painters while nothing else was under way is not tried again. */
const MAX_DEATHS_ALONE = 2;

/** Far more than one page should ever have; the oldest are forgotten. */
const MAX_REMEMBERED = 1000;

/**
 * What a page knows of pictures over which painters died. Of all that was under way then, one is guilty at most: they
 * are suspects, which are tried one by one. Who survives that is acquitted, who ends a painter alone and again is barred.
 */
export class Quarantine {
  /** Painters that each suspect has ended alone. */
  readonly #suspects = new Map<PictureSource, number>();
  readonly #barred = new Map<PictureSource, Failure>();

  get hasSuspects(): boolean {
    return this.#suspects.size > 0;
  }

  isSuspect(source: PictureSource): boolean {
    return this.#suspects.has(source);
  }

  /** Why a picture is not to be tried, if it is barred. */
  failureOf(source: PictureSource): Failure | undefined {
    return this.#barred.get(source);
  }

  /** A painter has died over these. */
  accuse(sources: readonly PictureSource[]): void {
    const [only] = sources;
    if (sources.length === 1 && only !== undefined) this.#countDeath(only);
    else for (const source of sources) remember(this.#suspects, source, this.#suspects.get(source) ?? 0);
  }

  acquit(source: PictureSource): void {
    this.#suspects.delete(source);
  }

  bar(source: PictureSource, failure: Failure): void {
    this.#suspects.delete(source);
    remember(this.#barred, source, failure);
  }

  /** Gives a picture another chance. */
  lift(source: PictureSource): void {
    this.#barred.delete(source);
  }

  #countDeath(source: PictureSource): void {
    const deaths = (this.#suspects.get(source) ?? 0) + 1;
    if (deaths < MAX_DEATHS_ALONE) remember(this.#suspects, source, deaths);
    else this.bar(source, deadly(source, deaths));
  }
}

function deadly(source: PictureSource, deaths: number): Failure {
  const message = `Decoding ${nameOf(source)} ended a worker ${deaths} times`;
  return { kind: 'too-large', name: 'PainterLostError', message };
}

/** An address may be the picture itself. */
function nameOf(source: PictureSource): string {
  if (typeof source === 'string') return source.length > 200 ? `${source.slice(0, 200)}…` : source;
  return source instanceof File ? source.name : 'a blob';
}

function remember<Value>(known: Map<PictureSource, Value>, source: PictureSource, value: Value): void {
  known.delete(source);
  known.set(source, value);
  const [oldest] = known.keys();
  if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
}

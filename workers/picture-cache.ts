import { ByteLru } from '../src/core/byte-lru.js';
import { partKey } from '../src/core/picture/picture-part.js';
import type { Picture } from './picture.js';
import type { CellRequest, CellStyle } from './protocol.js';

/**
 * Decoded pictures for scrolling back, bounded in bytes and number. A picture that is kept for cells of another size
 * serves as a coarse one while the right size is on its way.
 */
export class PictureCache {
  readonly #pictures: ByteLru<string, Picture>;
  /** Keys of the sizes that are kept of a source. */
  readonly #sizes = new Map<string, Set<string>>();

  constructor({ maxBytes, maxEntries }: { readonly maxBytes: number; readonly maxEntries: number }) {
    const onRemove = (picture: Picture, key: string) => this.#forget(picture, key);
    this.#pictures = new ByteLru({ maxBytes, maxEntries, onRemove });
  }

  /** The picture for cells of this size, with a lease. */
  lease(cell: CellRequest, style: CellStyle): Picture | undefined {
    const key = keyOf(cell, style);
    return key === undefined ? undefined : this.#pictures.get(key)?.lease();
  }

  /** The largest of the pictures that are kept of the cell's source, with a lease. */
  leaseOtherSize(cell: CellRequest): Picture | undefined {
    return this.#leaseLargest([sourceOf(cell) ?? '']);
  }

  /** The largest that is kept of other files of the cell's picture, with a lease. */
  leaseOtherFile(cell: CellRequest): Picture | undefined {
    return this.#leaseLargest((cell.otherFiles ?? []).map((source) => sourceOf({ ...cell, source }) ?? ''));
  }

  #leaseLargest(sources: readonly string[]): Picture | undefined {
    const keys = sources.flatMap((source) => [...(this.#sizes.get(source) ?? [])]);
    const pictures = keys.map((key) => this.#pictures.get(key));
    const largest = pictures.reduce(
      (most, one) => ((one?.byteSize ?? 0) > (most?.byteSize ?? 0) ? one : most),
      undefined,
    );
    return largest?.lease();
  }

  keep(cell: CellRequest, style: CellStyle, picture: Picture): void {
    const key = keyOf(cell, style);
    const source = sourceOf(cell);
    if (key === undefined || source === undefined) return;
    this.#pictures.set(key, picture.lease(), picture.byteSize);
    // One that is larger than the cache is not kept at all.
    if (!this.#pictures.get(key)) return;
    const sizes = this.#sizes.get(source) ?? new Set();
    this.#sizes.set(source, sizes.add(key));
  }

  /** One image of many cells, bounded with the pictures. */
  keepSheet(name: string, sheet: Picture): void {
    this.#pictures.set(sheetKey(name), sheet.lease(), sheet.byteSize);
  }

  /** With a lease. */
  leaseSheet(name: string): Picture | undefined {
    return this.#pictures.get(sheetKey(name))?.lease();
  }

  dropSheet(name: string): void {
    this.#pictures.delete(sheetKey(name));
  }

  setMaxBytes(maxBytes: number): void {
    this.#pictures.setMaxBytes(maxBytes);
  }

  clear(): void {
    this.#pictures.clear();
  }

  #forget(picture: Picture, key: string): void {
    const source = key.slice(key.indexOf('\n') + 1);
    const sizes = this.#sizes.get(source);
    sizes?.delete(key);
    if (sizes?.size === 0) this.#sizes.delete(source);
    picture.release();
  }
}

/** No picture has this key: theirs begin with a size. */
function sheetKey(name: string): string {
  return `sheet ${name}`;
}

/** A file has no address to be known by, and reading it again costs no request; parts of files have names. */
function sourceOf({ source, credentials, part }: CellRequest): string | undefined {
  if (part) return `${credentials} ${partKey(part)}`;
  return typeof source === 'string' ? `${credentials} ${source}` : undefined;
}

function keyOf(cell: CellRequest, { fit, devicePixelRatio }: CellStyle): string | undefined {
  const source = sourceOf(cell);
  return source && `${cell.width}×${cell.height} ${fit} ${devicePixelRatio}\n${source}`;
}

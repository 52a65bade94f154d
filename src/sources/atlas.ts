import { framesOfSpritesmith, isSpritesmith } from './atlas/spritesmith.js';
import { framesOfTexturePacker, isTexturePacker } from './atlas/texture-packer.js';
import { fetchJson } from './http/fetch-json.js';
import type { ImageItem } from './item/item.js';
import type { LoadOptions } from './list/paged-items.js';

export type { AtlasFrame } from './atlas/atlas-frame.js';

/**
 * Opens a sheet by the JSON that its packer wrote: TexturePacker's hash and array (also of several sheets, by
 * `related_multi_packs`, and as written by free-tex-packer, Phaser and PixiJS tools), or spritesmith's. Pictures that the
 * packer has turned or trimmed are shown upright and with their margin. Their names are their `alt` and their `key`.
 * @throws {TypeError} for JSON of another kind
 */
export async function atlasItems(url: string | URL, { signal }: Partial<LoadOptions> = {}): Promise<ImageItem[]> {
  const answer = await fetchJson(url, signal ? { signal } : {});
  const items = itemsOfAtlas(answer.body, answer.url);
  const related = relatedOf(answer.body).map((name) => new URL(name, answer.url).href);
  const others = await Promise.all(
    related.filter((other) => other !== answer.url).map((other) => fetchJson(other, signal ? { signal } : {})),
  );
  return [...items, ...others.flatMap(({ body, url: otherUrl }) => itemsOfAtlas(body, otherUrl))];
}

/**
 * The items of one atlas that is in memory.
 * @param url What its sheet's address is relative to
 * @throws {TypeError} for JSON of another kind
 */
export function itemsOfAtlas(atlas: unknown, url: string): ImageItem[] {
  return framesOf(atlas, url).map(({ name, sheet, ...cut }) => {
    return { sprite: { src: new URL(sheet, url).href, ...cut }, alt: name, key: name };
  });
}

function framesOf(atlas: unknown, url: string) {
  if (isTexturePacker(atlas)) return framesOfTexturePacker(atlas, url);
  if (isSpritesmith(atlas)) return framesOfSpritesmith(atlas);
  throw new TypeError(`${url} must be an atlas of TexturePacker (frames and meta) or spritesmith, got other JSON`);
}

/** TexturePacker names the other sheets of a set in each of them. */
function relatedOf(atlas: unknown): readonly string[] {
  const meta = (atlas as { meta?: { related_multi_packs?: unknown } }).meta;
  const related = meta?.related_multi_packs;
  return Array.isArray(related) ? related.filter((name) => typeof name === 'string') : [];
}

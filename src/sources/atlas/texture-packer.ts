import type { AtlasFrame } from './atlas-frame.js';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** https://www.codeandweb.com/texturepacker/documentation: `frame` is upright, whether it is `rotated` in the sheet or not. */
interface Frame {
  readonly filename?: string;
  readonly frame: Rectangle;
  readonly rotated?: boolean;
  readonly trimmed?: boolean;
  readonly spriteSourceSize?: Rectangle;
  readonly sourceSize?: { readonly w: number; readonly h: number };
}

interface Texture {
  readonly image: string;
  readonly frames: Readonly<Record<string, Frame>> | readonly Frame[];
}

/** One sheet; or several in one file, as Phaser 3 has them. */
type TexturePackerAtlas =
  | { readonly frames: Texture['frames']; readonly meta: { readonly image: string } }
  | { readonly textures: readonly Texture[] };

export function isTexturePacker(atlas: unknown): atlas is TexturePackerAtlas {
  const { frames, textures, meta } = (atlas ?? {}) as Record<string, unknown>;
  if (Array.isArray(textures)) return true;
  const image = (meta as { image?: unknown } | undefined)?.image;
  return typeof frames === 'object' && frames !== null && typeof image === 'string';
}

/** @throws {TypeError} for a frame that has no rectangle */
export function framesOfTexturePacker(atlas: TexturePackerAtlas, url: string): AtlasFrame[] {
  const textures = 'textures' in atlas ? atlas.textures : [{ image: atlas.meta.image, frames: atlas.frames }];
  return textures.flatMap(({ image, frames }) => {
    const named = Array.isArray(frames)
      ? frames.map((frame: Frame, place) => [frame.filename ?? String(place), frame] as const)
      : Object.entries(frames);
    return named.map(([name, frame]) => frameOf(name, frame, image, url));
  });
}

function frameOf(name: string, { frame, ...how }: Frame, sheet: string, url: string): AtlasFrame {
  if (!frame) throw new TypeError(`${url} must have a frame for "${name}", got ${JSON.stringify(how)}`);
  const { rotated = false, trimmed = false, spriteSourceSize: cut, sourceSize } = how;
  const whole = trimmed && cut && sourceSize && { x: cut.x, y: cut.y, width: sourceSize.w, height: sourceSize.h };
  return { name, sheet, x: frame.x, y: frame.y, width: frame.w, height: frame.h, rotated, ...(whole && { whole }) };
}

import type { AtlasFrame } from './atlas-frame.js';

/** https://github.com/twolfson/spritesheet-templates, template `json`, and `json_array` with a name in each. */
interface Spritesmith {
  readonly name?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly image: string;
}

type SpritesmithAtlas = Readonly<Record<string, Spritesmith>> | readonly Spritesmith[];

export function isSpritesmith(atlas: unknown): atlas is SpritesmithAtlas {
  if (typeof atlas !== 'object' || atlas === null) return false;
  const sprites: unknown[] = Object.values(atlas);
  return sprites.length > 0 && sprites.every(isSprite);
}

function isSprite(value: unknown): boolean {
  const { x, y, width, height, image } = (value ?? {}) as Record<string, unknown>;
  return typeof image === 'string' && [x, y, width, height].every((side) => typeof side === 'number');
}

export function framesOfSpritesmith(atlas: SpritesmithAtlas): AtlasFrame[] {
  return Object.entries(atlas).map(([key, { name = key, x, y, width, height, image }]) => {
    return { name, sheet: image, x, y, width, height };
  });
}

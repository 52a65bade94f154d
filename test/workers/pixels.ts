// What a bitmap or canvas holds, for tests that look at pictures.

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export function pixelsOf(picture: ImageBitmap | OffscreenCanvas): ImageData {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context to read pixels with');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** The pixel at shares of the sides. */
export function pixelAt({ data, width, height }: ImageData, x: number, y: number): Rgba {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  return [red, green, blue, alpha];
}

/** The name of a colour that test/support/fixtures/special-images.mjs paints with, told apart coarsely. */
export function nameOf([red, green, blue, alpha]: Rgba): string {
  if (alpha < 32) return 'clear';
  const bright = [red, green, blue].map((channel) => channel > 128);
  return ['black', 'blue', 'green', 'cyan', 'red', 'magenta', 'yellow', 'white'][
    Number(bright[0]) * 4 + Number(bright[1]) * 2 + Number(bright[2])
  ] as string;
}

/** Names of the colours in the middle of the four quadrants, in reading order. */
export function quadrantsOf(image: ImageData): string[] {
  return [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => nameOf(pixelAt(image, x, y))));
}

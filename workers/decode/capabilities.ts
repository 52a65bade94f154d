/**
 * What this engine's `ImageDecoder` does with a desired size, found out by trying, never by the user agent:
 * `covering` scales JPEG to the next lower eighth (Chromium), `exact` scales every format to the size asked (Firefox),
 * `full` ignores it, `none` has no decoder (WebKit, insecure contexts).
 */
export type ScaledDecoding = 'covering' | 'exact' | 'full' | 'none';

/** 16×16 px, grey. */
const JPEG =
  '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAAQABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AAP/Z';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVQY02NoQAMMI1sAAAUMgAEPW+MpAAAAAElFTkSuQmCC';

/** Takes 2 to 3 ms in Chromium and Firefox. */
export async function probeScaledDecoding(): Promise<ScaledDecoding> {
  if (typeof ImageDecoder === 'undefined') return 'none';
  try {
    const [jpeg, png] = await Promise.all([widthAtHalf(JPEG, 'image/jpeg'), widthAtHalf(PNG, 'image/png')]);
    if (jpeg !== 8) return 'full';
    return png === 8 ? 'exact' : 'covering';
  } catch {
    return 'none';
  }
}

const supported = new Map<string, Promise<boolean>>();

/** Whether `ImageDecoder` takes a MIME type; asked once for each. */
export function hasImageDecoder(type: string): Promise<boolean> {
  const known = supported.get(type);
  if (known) return known;
  // WebKit rejects where others answer false.
  const asked = ImageDecoder.isTypeSupported(type).catch(() => false);
  supported.set(type, asked);
  return asked;
}

async function widthAtHalf(base64: string, type: string): Promise<number> {
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type, desiredWidth: 8, desiredHeight: 8 });
  try {
    const { image } = await decoder.decode();
    const { displayWidth } = image;
    image.close();
    return displayWidth;
  } finally {
    decoder.close();
  }
}

/** The boxes that tell of a picture come before its data. */
const HEAD_BYTES = 2 ** 16;

/** How the colour profile of an iPhone's camera names itself: ICC.1:2022, 10.15, text in UTF-16, big-endian. */
const DISPLAY_P3 = Array.from('Display P3').flatMap((letter) => [0, letter.charCodeAt(0)]);

/** The colour space of a HEIF file, which libheif leaves to its caller; sRGB where it is neither. */
export function heifColorSpace(file: Uint8Array): PredefinedColorSpace {
  const head = file.subarray(0, HEAD_BYTES);
  for (let at = head.indexOf(0x44); at >= 0; at = head.indexOf(0x44, at + 1)) {
    if (DISPLAY_P3.every((code, i) => head[at - 1 + i] === code)) return 'display-p3';
  }
  return 'srgb';
}

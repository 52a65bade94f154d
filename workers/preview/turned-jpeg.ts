/** An EXIF segment with nothing but an orientation, see exif-segment.ts. */
const SEGMENT = [
  ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
];
const ORIENTATION_AT = 29;

/** The same JPEG, shown in another orientation: that of a thumbnail is told by the picture around it. */
export function turnedJpeg(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const turned = new Uint8Array(jpeg.length + SEGMENT.length);
  turned.set(jpeg.subarray(0, 2));
  turned.set(SEGMENT, 2);
  turned.set(jpeg.subarray(2), 2 + SEGMENT.length);
  turned[2 + ORIENTATION_AT] = orientation;
  return turned;
}

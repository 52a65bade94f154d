const SIGNATURE_BYTES = 8;
/** Length, type, CRC. */
const CHUNK_BYTES = 12;
/** Every frame has a chunk of its own that says how long and where it is shown. */
const LEAST_FRAME_BYTES = CHUNK_BYTES + 26;

const ANIMATION_CONTROL = 0x6163544c;
const IMAGE_END = 0x49454e44;

/**
 * The still picture of a PNG that promises more frames than its bytes could hold; `undefined` for any other. Without its
 * animation control a PNG is a still one to every decoder: https://www.w3.org/TR/png-3/#apng-error-handling
 */
export function stillPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const controls = animationControls(bytes);
  const isImpossible = controls.some(({ frames }) => frames * LEAST_FRAME_BYTES > bytes.length);
  return isImpossible ? without(controls, bytes) : undefined;
}

interface AnimationControl {
  readonly start: number;
  readonly end: number;
  readonly frames: number;
}

function animationControls(bytes: Uint8Array): AnimationControl[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const controls: AnimationControl[] = [];
  for (let start = SIGNATURE_BYTES; start + CHUNK_BYTES <= bytes.length; ) {
    const type = view.getUint32(start + 4);
    if (type === IMAGE_END) break;
    const end = Math.min(start + CHUNK_BYTES + view.getUint32(start), bytes.length);
    if (type === ANIMATION_CONTROL) controls.push({ start, end, frames: view.getUint32(start + 8) });
    start = end;
  }
  return controls;
}

function without(controls: readonly AnimationControl[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const still = new Uint8Array(bytes.length);
  let [read, written] = [0, 0];
  for (const { start, end } of [...controls, { start: bytes.length, end: bytes.length }]) {
    still.set(bytes.subarray(read, start), written);
    written += start - read;
    read = end;
  }
  return still.subarray(0, written);
}

const MB = 2 ** 20;
const GB = 2 ** 30;

/** What a device is taken for that does not tell its memory: Firefox and Safari do not. */
const ASSUMED_DEVICE_BYTES = { fine: 8 * GB, coarse: 4 * GB };

/** Systems of phones end a tab long before their memory is full. */
const SHARE_OF_DEVICE = { fine: 1 / 16, coarse: 1 / 32 };

const MIN_BYTES = 128 * MB;
const MAX_BYTES = 512 * MB;

/** What is looked at, what is kept ready around it, and room to read and to decode. */
const VIEWPORTS = 6;

export interface Device {
  /** GB, as `navigator.deviceMemory` tells them: rounded, and in Chromium only. */
  readonly deviceMemory: number | undefined;
  /** What its user points with mainly: a finger is coarse. */
  readonly pointer: 'fine' | 'coarse';
  /** Bytes of canvases that fill the window. */
  readonly viewportBytes: number;
}

/**
 * Budget in bytes where the page names none: a 16th of the device's memory, a 32nd where it is used by finger, between
 * 128 and 512 MB; more for a large window in many device px, but never more than a quarter of the device's memory.
 */
export function defaultBudgetBytes({ deviceMemory, pointer, viewportBytes }: Device): number {
  const deviceBytes = deviceMemory ? deviceMemory * GB : ASSUMED_DEVICE_BYTES[pointer];
  const share = Math.min(MAX_BYTES, Math.max(MIN_BYTES, deviceBytes * SHARE_OF_DEVICE[pointer]));
  return Math.floor(Math.min(deviceBytes / 4, Math.max(share, VIEWPORTS * viewportBytes)));
}

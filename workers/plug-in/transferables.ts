import type { PlugInPicture } from './plug-in-protocol.js';

/** What goes over to another thread rather than being copied. */
export function transferablesOf(picture: PlugInPicture): Transferable[] {
  return 'close' in picture ? [picture] : [picture.data.buffer];
}

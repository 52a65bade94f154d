import { type Sniffed, sniff } from '../sniff/sniff.js';
import type { EncodedSource } from './encoded-source.js';

/** Holds the header, the EXIF and the preview of nearly every file. */
const HEAD_BYTES = 2 ** 16;

/** EXIF, colour profile and the preview of a camera may take more before a JPEG's size is told, or items of an AVIF. */
const LONGEST_HEAD_BYTES = 2 ** 18;

export type SniffedSource = Exclude<Sniffed, { state: 'cut' }>;

/**
 * Tells what a source is by its first bytes. Looks after the first piece already, and whenever twice as much has come,
 * and hands what it sees to `onHeader`, which may refuse it: a slow stream is not awaited to refuse what it says first.
 */
export async function sniffSource(
  source: EncodedSource,
  onSniffed: (sniffed: SniffedSource) => void,
): Promise<SniffedSource> {
  for (let lookedAt = 0; ; ) {
    await source.readOn();
    const { head, isWhole } = source;
    if (!isWhole && head.length < 2 * lookedAt) continue;
    lookedAt = head.length;
    const sniffed = sniff(head, isWhole || lookedAt >= LONGEST_HEAD_BYTES);
    if (sniffed.state === 'cut') continue;
    onSniffed(sniffed);
    if (isWhole || lookedAt >= HEAD_BYTES || sniffed.state !== 'raster') return sniffed;
  }
}

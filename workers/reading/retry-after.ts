/**
 * Reads `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as ms from now; 0 where it says nothing.
 * Other origins tell it only where they name it in `Access-Control-Expose-Headers`.
 */
export function readRetryAfterMs(header: string | null, nowMs: number): number {
  const text = header?.trim();
  if (!text) return 0;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? 0 : Math.max(0, dateMs - nowMs);
}

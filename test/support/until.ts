const TIME_LIMIT_MS = 5_000;

/**
 * Waits, frame by frame, until the condition holds, and answers what it returned.
 * `message` may be a function, asked only on failure, to show the state that was reached.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  message: string | (() => string) = '',
  timeLimitMs = TIME_LIMIT_MS,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeLimitMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(failure(condition, message, timeLimitMs));
    await nextFrame();
  }
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

function failure(condition: () => unknown, message: string | (() => string), timeLimitMs: number): string {
  const detail = typeof message === 'string' ? message : message();
  return [`not within ${timeLimitMs} ms: ${condition}`, detail].filter(Boolean).join('\n');
}

const shortest = 250;
const longest = 5 * 60_000;

/**
 * Milliseconds until the next attempt: random, up to a limit that doubles with each failure, so that many forms that
 * lost the same server do not all return at once. Never earlier than the server's own `retryAfter`.
 *
 * @param failures Number of failures in a row, from 1.
 */
export function waitAfter(failures: number, retryAfter: number): number {
  const limit = Math.min(longest, 1000 * 2 ** failures);
  return Math.max(shortest, Math.random() * limit, retryAfter);
}

/** Upper limit in ms: a longer wait is a fault of the server, and timers above 24 days fire at once. */
const longestDelay = 24 * 3_600_000;

/** Milliseconds to wait by `Retry-After` (seconds or a date), at most a day; undefined without a valid header. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(longestDelay, Math.max(0, wait));
}

/** Milliseconds that an error of an adapter asks to wait before the next attempt, at most a day; 0 if it asks nothing. */
export function retryDelayOf(error: unknown): number {
  // By its field, not its class: an error of another copy of this library counts too.
  const asked = error instanceof Error && 'retryAfter' in error ? error.retryAfter : undefined;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, longestDelay) : 0;
}

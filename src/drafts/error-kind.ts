/** What a failed request means for who waits: never as it is, after the next login, or later perhaps. */
export type ErrorKind = 'refused' | 'expired' | 'later';

/** By name, so that an error of another copy of this library counts too. */
export function errorKindOf(error: unknown): ErrorKind {
  const name = error instanceof Error ? error.name : undefined;
  if (name === 'SubmitError') return 'refused';
  return name === 'SessionExpiredError' ? 'expired' : 'later';
}

/** The error of a method of the adapter, with the reason in its message. */
export function failureOf(method: string, cause: unknown): Error {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new Error(`${method}() did not succeed. ${reason}`, { cause });
}

/** Milliseconds that the server asked to wait. */
export function retryAfterOf(error: unknown): number {
  const asked = error instanceof Error && 'retryAfter' in error ? error.retryAfter : undefined;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, longestWait) : 0;
}

/** Longer than this no timer waits well, and no patient either. */
const longestWait = 24 * 3600 * 1000;

/** The meaning of a failed request: never accepted as it is, accepted after a login, or perhaps accepted later. */
export type ErrorKind = 'refused' | 'expired' | 'later';

/** Tells errors apart by name, so that an error of another copy of this library counts too. */
export function errorKindOf(error: unknown): ErrorKind {
  const name = error instanceof Error ? error.name : undefined;
  if (name === 'SubmitError') return 'refused';
  return name === 'SessionExpiredError' ? 'expired' : 'later';
}

/** Returns the error of a method of the adapter, with the reason in its message. */
export function failureOf(method: string, cause: unknown): Error {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new Error(`${method}() did not succeed. ${reason}`, { cause });
}

/** Returns the milliseconds that the server asked to wait; 0 if it did not. */
export function retryAfterOf(error: unknown): number {
  const asked = error instanceof Error && 'retryAfter' in error ? error.retryAfter : undefined;
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, longestWait) : 0;
}

/** The longest wait, in milliseconds: longer timers are unreliable, and no patient waits that long. */
const longestWait = 24 * 3600 * 1000;

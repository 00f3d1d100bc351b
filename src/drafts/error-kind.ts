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

/** Error for a resource that the adapter does not have. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';

  /**
   * @param what The kind of resource: "questionnaire".
   * @param key The requested canonical or `id`.
   * @param available The keys of the adapter, if it knows all of them.
   */
  constructor(
    readonly what: string,
    readonly key: string,
    available?: readonly string[],
  ) {
    const none = available && `It has no ${what} at all. `;
    const list = available && available.length > 0 ? `It has: ${available.join(', ')}. ` : (none ?? '');
    super(`The adapter has no ${what} "${key}". ${list}Add it to the adapter, or request one that it has.`);
  }
}

/** Error for a subject in a notation that the adapter does not use, so that it would find no data. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';

  /**
   * @param subject The subject as the host page set it.
   * @param solution Describes the right notation.
   */
  constructor(
    readonly subject: string,
    solution: string,
  ) {
    super(`The adapter knows no subject ${JSON.stringify(subject)}. ${solution}`);
  }
}

/** Error for data of another subject than the one requested. The adapter would return the same data again. */
export class OtherSubjectError extends Error {
  override readonly name = 'OtherSubjectError';
}

/** Error for storage of the browser that is unavailable or full. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/**
 * Error for a response that a retry cannot store. Throw it for 400, 409, 412, 413 and 422. The widgets keep the
 * response among the unsent ones and show the message to the user, so it must be understandable and must not hold an
 * answer.
 */
export class SubmitError extends Error {
  override readonly name = 'SubmitError';
}

/** Error for a change of data that was changed elsewhere meanwhile. The caller reads it again and decides anew. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** Error for an ended login. Throw it for 401 and 403. The widgets keep all answers and fire `pro-session-expired`. */
export class SessionExpiredError extends Error {
  override readonly name = 'SessionExpiredError';
}

/**
 * Error for a server that is temporarily unavailable, so that a retry can succeed. Throw it for 408, 425, 429 and 5xx.
 * Any other error is handled as this one, without `retryAfter`.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';

  /** @param retryAfter Milliseconds until the next attempt, from `Retry-After`. */
  constructor(
    message: string,
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

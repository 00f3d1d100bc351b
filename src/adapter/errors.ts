/** An adapter was asked for something that it does not have. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';

  /**
   * @param what What was asked for: "questionnaire".
   * @param key Its canonical or id.
   * @param present The keys that the adapter does have, where it knows them all.
   */
  constructor(
    readonly what: string,
    readonly key: string,
    present?: readonly string[],
  ) {
    const none = present && `It has no ${what} at all. `;
    const have = present && present.length > 0 ? `It has: ${present.join(', ')}. ` : (none ?? '');
    super(`The adapter has no ${what} "${key}". ${have}Give it to the adapter, or ask for one that is there.`);
  }
}

/** The subject is not written as the adapter knows its patients, so nothing would ever be found. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';

  /**
   * @param subject As the host set it.
   * @param cure How it is to be written.
   */
  constructor(
    readonly subject: string,
    cure: string,
  ) {
    super(`The adapter knows no subject ${JSON.stringify(subject)}. ${cure}`);
  }
}

/** An adapter gave data of another subject than was asked for; it does so again however often it is asked. */
export class OtherSubjectError extends Error {
  override readonly name = 'OtherSubjectError';
}

/** The browser keeps no data for this page, or no more of it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/**
 * A response that cannot be stored as it is; trying again does not help. The widgets keep it, with the reason, among what
 * could not be sent; so the message is for the person who answered too, and never has an answer in it. Throw it for 400,
 * 409, 412, 413 and 422.
 */
export class SubmitError extends Error {
  override readonly name = 'SubmitError';
}

/** The login has ended. The widgets keep everything and fire `pro-session-expired`. Throw it for 401 and 403. */
export class SessionExpiredError extends Error {
  override readonly name = 'SessionExpiredError';
}

/**
 * The server cannot answer now, and trying later may help. Any other error counts as this one, without a time. Throw it
 * for 408, 425, 429 and 5xx.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';

  /** @param retryAfter Milliseconds that the server asks to wait (`Retry-After`). */
  constructor(
    message: string,
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

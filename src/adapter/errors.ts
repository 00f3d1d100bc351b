/** An adapter was asked for something that it does not have. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';

  /**
   * @param what What was asked for: "questionnaire".
   * @param key Its canonical or id.
   * @param present The keys that the adapter does have.
   */
  constructor(
    readonly what: string,
    readonly key: string,
    present: readonly string[],
  ) {
    const have = present.length > 0 ? `It has: ${present.join(', ')}.` : `It has no ${what} at all.`;
    super(`The adapter has no ${what} "${key}". ${have} Give it to the adapter, or ask for one that is there.`);
  }
}

/** The browser keeps no data for this page, or no more of it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** A response that cannot be stored as it is. */
export class SubmitError extends Error {
  override readonly name = 'SubmitError';
}

/** Thrown for a call that the form cannot carry out. The message names the linkId or path, never the answer. */
export class FormError extends Error {
  override readonly name = 'FormError';

  constructor(
    /** linkId, or path if no item was found. */
    readonly linkId: string,
    problem: string,
  ) {
    super(`Item ${JSON.stringify(linkId)}: ${problem}`);
  }
}

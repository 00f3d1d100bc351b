/** Names of errors in the page, the data or the address, after which the same request fails again. */
const permanent: ReadonlySet<string> = new Set([
  'AddressError',
  'EmbeddedDataError',
  'FormError',
  'FormNeedsError',
  'ObjectAttributeError',
  'ModelError',
  'NotFoundError',
  'OtherSubjectError',
  'QuestionnaireError',
  'QuestionnaireResponseError',
  'SetupError',
  'SubjectError',
  'UnknownScaleError',
]);

/** Tells whether a retry can succeed. It compares names, so that errors of another copy of this library count too. */
export function canRetry(error: unknown): boolean {
  return !(error instanceof Error && permanent.has(error.name));
}

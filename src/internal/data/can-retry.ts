/** Errors that say that something is wrong in the page, the data or the address: the same request fails again. */
const permanent: ReadonlySet<string> = new Set([
  'AddressError',
  'EmbeddedDataError',
  'FormError',
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

/** Whether trying again may help. By name, so that an error of another copy of this library counts too. */
export function canRetry(error: unknown): boolean {
  return !(error instanceof Error && permanent.has(error.name));
}

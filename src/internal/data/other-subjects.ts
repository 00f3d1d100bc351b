import { OtherSubjectError } from '../../adapter/errors.js';

/**
 * Rejects all data if some of it is of another subject, because it must never appear on the screen of this one.
 *
 * @throws Error that names the method of the adapter.
 */
export function refuseOtherSubjects<Data extends { readonly subject?: string | undefined }>(
  requested: string,
  rows: Data[],
  method: string,
): Data[] {
  if (rows.every(({ subject = requested }) => subject === requested)) return rows;
  throw new OtherSubjectError(
    `${method} gave data of another subject than was requested, so none of it is shown. Return only data of the subject ` +
      'of the query, with the subject in the same notation.',
  );
}

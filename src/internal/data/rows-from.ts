import * as z from 'zod/mini';
import type { RequestOptions } from '../../adapter/adapter.js';
import { ModelError, parseModel, whole } from '../../core/model/parse.js';

/**
 * Returns the rows that match the schema. An invalid row is skipped and reported to `onSkipped`, so that the others are
 * still shown.
 *
 * @param what The source of the list, for messages: "listScores()".
 * @throws `ModelError` for an invalid row if there is no `onSkipped`.
 */
export function rowsFrom<Schema extends z.ZodMiniType>(
  schema: Schema,
  rows: unknown,
  what: string,
  { onSkipped }: Pick<RequestOptions, 'onSkipped'>,
): z.infer<Schema>[] {
  return parseModel(z.array(z.unknown()), rows, what).flatMap((row, index) => {
    try {
      return [parseModel(schema, row, what)];
    } catch (error) {
      const rowError = error instanceof ModelError ? withRowIndex(error, index) : error;
      if (!onSkipped || !(rowError instanceof ModelError)) throw rowError;
      onSkipped(rowError);
      return [];
    }
  });
}

function withRowIndex({ what, fields }: ModelError, index: number): ModelError {
  return new ModelError(
    what,
    fields.map(({ field, problem }) => ({ field: field === whole ? `${index}` : `${index}.${field}`, problem })),
  );
}

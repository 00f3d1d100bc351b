import * as z from 'zod/mini';
import type { RequestOptions } from '../../adapter/adapter.js';
import { ModelError, parseModel, whole } from '../../core/model/parse.js';

/**
 * The rows that are of the model's shape. A wrong row is told and left out, so that it does not hide the others; without
 * `onSkipped` it rejects the whole list.
 *
 * @param what Whose list it is, for the message: "listScores()".
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
      const wrong = error instanceof ModelError ? ofRow(error, index) : error;
      if (!onSkipped || !(wrong instanceof ModelError)) throw wrong;
      onSkipped(wrong);
      return [];
    }
  });
}

function ofRow({ what, fields }: ModelError, index: number): ModelError {
  return new ModelError(
    what,
    fields.map(({ field, problem }) => ({ field: field === whole ? `${index}` : `${index}.${field}`, problem })),
  );
}

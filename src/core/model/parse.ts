import * as z from 'zod/mini';
import { fhirProblemOf } from './fhir-hint.js';

/** Thrown for data that does not fit the model. The message names every invalid field, never its value. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly what: string,
    readonly fields: readonly { readonly field: string; readonly problem: string }[],
  ) {
    super(`${what} has the wrong shape: ${fields.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}`);
  }
}

/**
 * Parses data with a schema of the model.
 *
 * @param what Name of the parsed data, for the message: "listScores()", "Questionnaire".
 * @throws {@link ModelError} if the data does not fit.
 */
export function parseModel<Schema extends z.ZodMiniType>(schema: Schema, data: unknown, what: string): z.infer<Schema> {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const fhir = fhirFields(data);
  if (fhir.length > 0) throw new ModelError(what, fhir);
  throw new ModelError(
    what,
    result.error.issues.flatMap((issue) => invalidFields(issue)),
  );
}

/** Finds FHIR data given instead of this model, so that one message replaces an error for every field. */
function fhirFields(data: unknown): { field: string; problem: string }[] {
  const entries: readonly unknown[] = Array.isArray(data) ? data : [data];
  return entries.flatMap((entry, index) => {
    const problem = fhirProblemOf(entry);
    const path = Array.isArray(data) ? [index, 'resourceType'] : ['resourceType'];
    return problem === undefined ? [] : [{ field: formatPath(path), problem }];
  });
}

const maximumUnknownKeys = 5;

/** Collects the invalid fields of an issue. For a union, uses the errors of the member that matched deepest. */
function invalidFields(
  issue: z.core.$ZodIssue,
  base: readonly PropertyKey[] = [],
): { field: string; problem: string }[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const members = issue.errors.map((issues) => issues.flatMap((inner) => invalidFields(inner, path)));
    return members.toSorted((a, b) => deepestPath(b) - deepestPath(a))[0] ?? [];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, maximumUnknownKeys)
      .map((key) => ({ field: formatPath([...path, key]), problem: 'unknown property; remove it' }));
  }
  return [{ field: formatPath(path), problem: problemOf(issue) }];
}

function deepestPath(fields: readonly { field: string }[]): number {
  return Math.max(0, ...fields.map(({ field }) => field.split('.').length));
}

/** The `field` of a problem with the data as a whole. */
export const whole = 'the whole';

function formatPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? whole : path.map(String).join('.');
}

// zod/mini has no message texts.
function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message && issue.message !== 'Invalid input' ? issue.message : 'has an invalid format';
  }
}

import * as z from 'zod/mini';
import { fhirProblemOf } from './fhir-hint.js';

/** Data that is not of the model's shape. The message names every field that is wrong, never its value. */
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
 * The data as its schema says, or a {@link ModelError}.
 *
 * @param what What is parsed, for the message: "listScores()", "Questionnaire".
 */
export function parseModel<Schema extends z.ZodMiniType>(schema: Schema, data: unknown, what: string): z.infer<Schema> {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const fhir = fhirFieldsOf(data);
  if (fhir.length > 0) throw new ModelError(what, fhir);
  throw new ModelError(
    what,
    result.error.issues.flatMap((issue) => fieldsOf(issue)),
  );
}

/** FHIR in place of our model, by itself or in a list: one sentence says more than a line for each of its fields. */
function fhirFieldsOf(data: unknown): { field: string; problem: string }[] {
  const given: readonly unknown[] = Array.isArray(data) ? data : [data];
  return given.flatMap((one, index) => {
    const problem = fhirProblemOf(one);
    const path = Array.isArray(data) ? [index, 'resourceType'] : ['resourceType'];
    return problem === undefined ? [] : [{ field: written(path), problem }];
  });
}

const shown = 5;

/** A union fails as a whole; what its members say is deeper. The member that came furthest says it best. */
function fieldsOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): { field: string; problem: string }[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const members = issue.errors.map((issues) => issues.flatMap((inner) => fieldsOf(inner, path)));
    return members.toSorted((a, b) => depthOf(b) - depthOf(a))[0] ?? [];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, shown)
      .map((key) => ({ field: written([...path, key]), problem: 'is no field that we know; leave it out' }));
  }
  return [{ field: written(path), problem: problemOf(issue) }];
}

function depthOf(fields: readonly { field: string }[]): number {
  return Math.max(0, ...fields.map(({ field }) => field.split('.').length));
}

/** The `field` of a problem with the data as a whole. */
export const whole = 'the whole';

function written(path: readonly PropertyKey[]): string {
  return path.length === 0 ? whole : path.map(String).join('.');
}

// zod/mini carries no message texts; these few say what a developer needs.
function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message && issue.message !== 'Invalid input' ? issue.message : 'is not written as its type asks';
  }
}

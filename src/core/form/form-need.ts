/**
 * Something that a form needs and a questionnaire does not contain:
 * - `valueSet`: the options of a ValueSet, by canonical; from `resolveValueSet()` of the adapter.
 * - `launchContext`: a variable such as `patient`, without `%`; from the host page or `getLaunchContext()`.
 * - `query`: the result of a FHIR search of the form, by the name of its variable; from `runQuery()`.
 * - `questionnaire`: a part of a modular form, by canonical; from `getQuestionnaire()`.
 */
export interface FormNeed {
  readonly kind: 'valueSet' | 'launchContext' | 'query' | 'questionnaire';
  readonly name: string;
  /** The items that need it. */
  readonly linkIds: readonly string[];
  /** True if only initial answers need it: without it, the form asks the same questions and fills in less. */
  readonly isOptional: boolean;
}

const cures: Readonly<Record<FormNeed['kind'], (name: string) => string>> = {
  valueSet: (name) => `the options of ${name}: implement resolveValueSet() of the adapter`,
  launchContext: (name) => `%${name}: set launchContext, or return it from getLaunchContext() of the adapter`,
  query: (name) => `%${name}: implement runQuery() of the adapter, or set launchContext`,
  questionnaire: (name) => `the questionnaire ${name}: return it from getQuestionnaire() of the adapter`,
};

/** Thrown for a form that would ask other questions than its author meant, because something that it needs is absent. */
export class FormNeedsError extends Error {
  override readonly name = 'FormNeedsError';

  constructor(readonly needs: readonly FormNeed[]) {
    const parts = needs.map(({ kind, name, linkIds }) => {
      const items = linkIds.map((linkId) => JSON.stringify(linkId)).join(', ');
      return `${cures[kind](name)} (needed by ${items})`;
    });
    super(`This questionnaire cannot be shown without ${parts.join('; without ')}.`);
  }
}

/** Returns the needs that a context does not fill; a resource that is `null` is known to be absent. */
export function missingContext(needs: readonly FormNeed[], context: Readonly<Record<string, unknown>>): FormNeed[] {
  return needs.filter(
    ({ kind, name }) => (kind === 'launchContext' || kind === 'query') && context[name] === undefined,
  );
}

import { isObject, type Json } from './json.js';

export interface FormContext {
  readonly subject?: Json;
  readonly author?: Json;
  readonly encounter?: Json;
  readonly launchContext: readonly unknown[];
}

export const emptyContext: FormContext = { launchContext: [] };

/** Reads the `context` of a message. Ignores properties that are not References. */
export function contextOf(context: unknown): FormContext {
  if (!isObject(context)) return emptyContext;
  const { subject, author, encounter, launchContext } = context;
  return {
    ...(isObject(subject) && { subject }),
    ...(isObject(author) && { author }),
    ...(isObject(encounter) && { encounter }),
    launchContext: Array.isArray(launchContext) ? (launchContext as unknown[]) : [],
  };
}

/** Merges two contexts. The later one has priority; launch contexts are joined. */
export function mergedContext(earlier: FormContext, later: FormContext): FormContext {
  return { ...earlier, ...later, launchContext: [...earlier.launchContext, ...later.launchContext] };
}

/** The resources of the launch context by name; the later of two has priority. A bare reference is not loaded. */
export function resourcesOf({ launchContext }: FormContext): Readonly<Record<string, unknown>> {
  const entries = launchContext.filter(isObject).flatMap(({ name, contentResource }): [string, unknown][] => {
    return typeof name === 'string' && isObject(contentResource) ? [[name, contentResource]] : [];
  });
  return Object.fromEntries(entries);
}

/** The reference of a FHIR Reference, such as `Patient/1`; undefined for a Reference by identifier. */
export function referenceOf(reference: unknown): string | undefined {
  const text = isObject(reference) ? reference['reference'] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

import { isObject, type Json } from './json.js';

/** About whom and by whom a form is filled in: FHIR references, as the host gave them. */
export interface FormContext {
  readonly subject?: Json;
  readonly author?: Json;
  readonly encounter?: Json;
  readonly launchContext: readonly unknown[];
}

export const noContext: FormContext = { launchContext: [] };

/** The `context` of a message; what is not a reference is left out. */
export function contextOf(context: unknown): FormContext {
  if (!isObject(context)) return noContext;
  const { subject, author, encounter, launchContext } = context;
  return {
    ...(isObject(subject) && { subject }),
    ...(isObject(author) && { author }),
    ...(isObject(encounter) && { encounter }),
    launchContext: Array.isArray(launchContext) ? (launchContext as unknown[]) : [],
  };
}

/** What a form is shown with: what its message says goes before what was said earlier. */
export function mergedContext(earlier: FormContext, later: FormContext): FormContext {
  return { ...earlier, ...later, launchContext: [...earlier.launchContext, ...later.launchContext] };
}

/** `Patient/1` of a FHIR reference; undefined where it has none, such as one by identifier. */
export function referenceOf(reference: unknown): string | undefined {
  const text = isObject(reference) ? reference['reference'] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

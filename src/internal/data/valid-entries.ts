import { toError } from '../base/to-error.js';

/** Returns the valid entries of a list property, and the errors of the others. */
export function validEntries<Entry>(
  property: string,
  entries: unknown,
  check: (json: unknown) => Entry,
): { readonly valid: Entry[]; readonly errors: Error[] } {
  if (!Array.isArray(entries ?? []))
    return { valid: [], errors: [new Error(`The property "${property}" is not a list; set it to an array.`)] };
  const valid: Entry[] = [];
  const errors: Error[] = [];
  for (const entry of (entries ?? []) as readonly unknown[]) {
    try {
      valid.push(check(entry));
    } catch (reason) {
      errors.push(toError(reason));
    }
  }
  return { valid, errors };
}

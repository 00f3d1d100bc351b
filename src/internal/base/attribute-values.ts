import type { Audience } from '../../adapter/context.js';

/** Returns the value if it is an option, else the first option: a typo in an attribute never breaks an element. */
export function oneOf<Option extends string>(options: readonly [Option, ...Option[]], value: unknown): Option {
  return options.find((option) => option === value) ?? options[0];
}

/** Returns the space-separated tokens of an attribute; an empty list if it was removed. */
export function tokensOf(value: string | null | undefined): string[] {
  return value?.split(/\s+/).filter(Boolean) ?? [];
}

/** Returns the audience of the element, else that of its provider. An unknown value counts as `patient`. */
export function audienceOf(own: Audience | undefined, provided: Audience | undefined): Audience {
  return oneOf(['patient', 'clinician'], own || provided);
}

import type { Audience } from '../../adapter/context.js';

/** The word that was given where it is one of these, else the first: a slip in an attribute never breaks an element. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]], given: unknown): Word {
  return words.find((word) => word === given) ?? words[0];
}

/** The words of an attribute that lists them with spaces between; none where it was taken away. */
export function tokensOf(given: string | null | undefined): string[] {
  return given?.split(/\s+/).filter(Boolean) ?? [];
}

/** Who looks: what the element says, else its provider. Plain words for a word that we do not know. */
export function audienceOf(own: Audience | undefined, provided: Audience): Audience {
  return oneOf(['patient', 'clinician'], own || provided);
}

import * as z from 'zod/mini';

/** A text in the model: one string for all languages, or a string for each BCP-47 tag. */
export const LocalizedText = z.union([z.string(), z.record(z.string(), z.string())]);
export type LocalizedText = z.infer<typeof LocalizedText>;

/**
 * Returns the text for a language: the exact tag, else its primary language (`nl-BE` -> `nl`), else the first given.
 *
 * @example localize({ nl: 'Pijn', en: 'Pain' }, 'nl-NL') // 'Pijn'
 */
export function localize(text: LocalizedText, language: string): string {
  if (typeof text === 'string') return text;
  const [primary = language] = language.split('-');
  return text[language] ?? text[primary] ?? Object.values(text)[0] ?? '';
}

export function allTranslationsOf(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

/** Returns whether no language is given, or any of them has a blank text. */
export function isEmptyText(text: LocalizedText): boolean {
  const texts = allTranslationsOf(text);
  return texts.length === 0 || texts.some((translation) => translation.trim() === '');
}

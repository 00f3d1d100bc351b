import * as z from 'zod/mini';

/** A text of our data: one for all languages, or one a language (BCP-47 tag -> text). */
export const LocalizedText = z.union([z.string(), z.record(z.string(), z.string())]);
export type LocalizedText = z.infer<typeof LocalizedText>;

/**
 * The text for a language: the exact tag, else its primary language (`nl-BE` -> `nl`), else the first one given.
 *
 * @example textIn({ nl: 'Pijn', en: 'Pain' }, 'nl-NL') // 'Pijn'
 */
export function localize(text: LocalizedText, language: string): string {
  if (typeof text === 'string') return text;
  const [primary = language] = language.split('-');
  return text[language] ?? text[primary] ?? Object.values(text)[0] ?? '';
}

/** The text in every language that it has. */
export function allTranslationsOf(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

/** Whether there is no language, or one in which nothing is said. */
export function isEmptyText(text: LocalizedText): boolean {
  const texts = allTranslationsOf(text);
  return texts.length === 0 || texts.some((one) => one.trim() === '');
}

import type { Locale } from './context.js';

// Each element brings its own Dutch; the other languages are fetched when a page asks for them.
const languages = new Map<string, () => Promise<Locale>>([
  ['en', () => import('./en.js').then(({ en }) => en)],
  ['ar', () => import('./ar.js').then(({ ar }) => ar)],
]);

const loaded = new Map<string, Locale>();

/** Whether a language is one that is fetched; for every other one the widgets speak Dutch. */
export function isLazyLocale(language: string): boolean {
  return languages.has(primaryOf(language));
}

/** The locale of such a language if it is here already. */
export function loadedLocale(language: string): Locale | undefined {
  return loaded.get(primaryOf(language));
}

/** Fetches the locale of such a language. */
export async function loadLocale(language: string): Promise<void> {
  const primary = primaryOf(language);
  const locale = await languages.get(primary)?.();
  if (locale) loaded.set(primary, locale);
}

/** `en` of `en-GB`. */
function primaryOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

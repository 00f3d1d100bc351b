import type { Locale } from './context.js';

// The Dutch texts are part of each element. Other languages are loaded on demand.
const languages = new Map<string, () => Promise<Locale>>([
  ['en', () => import('./en.js').then(({ en }) => en)],
  ['ar', () => import('./ar.js').then(({ ar }) => ar)],
]);

const loaded = new Map<string, Locale>();

/** Tells whether a language is loaded on demand. Every other language falls back to Dutch. */
export function isLazyLocale(language: string): boolean {
  return languages.has(primaryOf(language));
}

/** Returns the locale of a language if it is loaded. */
export function loadedLocale(language: string): Locale | undefined {
  return loaded.get(primaryOf(language));
}

export async function loadLocale(language: string): Promise<void> {
  const primary = primaryOf(language);
  const locale = await languages.get(primary)?.();
  if (locale) loaded.set(primary, locale);
}

/** Returns the primary subtag: `en` for `en-GB`. */
function primaryOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

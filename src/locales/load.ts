import type { Locale } from './context.js';
import { nl } from './nl.js';

// Dutch comes with the widgets; the others are fetched when a page asks for them.
const others = new Map<string, () => Promise<Locale>>([
  ['en', () => import('./en.js').then(({ en }) => en)],
  ['ar', () => import('./ar.js').then(({ ar }) => ar)],
]);

const loaded = new Map<string, Locale>([['nl', nl]]);

/** The locale of a language if it is here already; Dutch for a language that we do not speak. */
export function localeOf(language: string): Locale | undefined {
  const primary = primaryOf(language);
  return loaded.get(primary) ?? (others.has(primary) ? undefined : nl);
}

/** The locale of a language, fetched when needed. */
export async function loadLocale(language: string): Promise<Locale> {
  const primary = primaryOf(language);
  const load = others.get(primary);
  const locale = loaded.get(primary) ?? (await load?.()) ?? nl;
  if (load) loaded.set(primary, locale);
  return locale;
}

/** `en` of `en-GB`. */
function primaryOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

import type { RichText } from './rich-text.js';

/** Texts by field, some of them also with formatting. */
export type FormattedTexts<Field extends string> = { readonly [Key in Field]?: string | undefined } & {
  readonly rich?: { readonly [Key in Field]?: RichText | undefined } | undefined;
};

/** A questionnaire, item or option: its texts, and translations of some of them. */
export type Translatable<Field extends string> = FormattedTexts<Field> & {
  readonly translations?: Readonly<Record<string, FormattedTexts<Field>>> | undefined;
};

/** A text in one language, with its markup and the tag of that language. */
export interface LocalizedWording {
  readonly text: string;
  /** The same text with formatting, if it has any. */
  readonly richText?: RichText | undefined;
  /** BCP-47 tag of the text's language, if known. */
  readonly language?: string | undefined;
}

/** Returns the formatted text, or the plain text as rich text. */
export function richTextOf({ text, richText }: LocalizedWording): RichText {
  return richText ?? [{ content: [{ text }] }];
}

/** The language to show a text in, and the original language of the text (BCP-47 tags). */
export interface LanguagePreference {
  readonly wanted: string;
  /** Original language. If it is unknown, a translation into the wanted language has priority. */
  readonly own?: string | undefined;
}

/**
 * Chooses the best language of one text; falls back to the original. Each text is chosen separately, so a partly
 * translated form is partly shown in translation.
 *
 * @example localizeWording(item, 'text', { wanted: 'en-GB', own: 'nl' }) // { text: 'Pain', language: 'en' }
 */
export function localizeWording<Field extends string>(
  translatable: Translatable<Field>,
  field: Field,
  { wanted, own }: LanguagePreference,
): LocalizedWording | undefined {
  const { translations = {} } = translatable;
  // A translation into the original language has priority: options of a Dutch form may have English values.
  const tags = Object.keys(translations).filter((tag) => translations[tag]?.[field] !== undefined);
  const language = bestLanguage(own ? [...tags, own] : tags, wanted);
  const translated = tags.includes(language ?? '') ? translations[language ?? ''] : undefined;
  const { [field]: text, rich } = translated ?? translatable;
  return text === undefined ? undefined : { text, richText: rich?.[field], language: translated ? language : own };
}

/**
 * Returns the best tag for a language: the tag itself, else the tag after removing subtags from the end (`nl-BE`, `nl`:
 * RFC 4647 lookup), else a tag of the same language and script (`nl-NL` for `nl-BE`).
 */
export function bestLanguage(tags: readonly string[], wanted: string): string | undefined {
  const parts = wanted.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const range = parts.slice(0, length).join('-');
    const same = tags.find((tag) => tag.toLowerCase() === range);
    if (same !== undefined) return same;
  }
  return tags.find((tag) => familyOf(tag) === familyOf(wanted));
}

/** Returns language and script. A text in another script (Serbian in Cyrillic) is no fallback. */
function familyOf(tag: string): string {
  const [language = '', ...others] = tag.toLowerCase().split('-');
  return [language, others.find((part) => part.length === 4 && /^[a-z]+$/.test(part))].filter(Boolean).join('-');
}

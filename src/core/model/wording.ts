import type { RichText } from './rich-text.js';

/** Texts, each possibly also with its author's marks. */
export type FormattedTexts<Field extends string> = { readonly [Key in Field]?: string | undefined } & {
  readonly rich?: { readonly [Key in Field]?: RichText | undefined } | undefined;
};

/** What has texts that its author may also have given in other languages: a questionnaire, an item, an option. */
export type Translatable<Field extends string> = FormattedTexts<Field> & {
  readonly translations?: Readonly<Record<string, FormattedTexts<Field>>> | undefined;
};

/** A text as it is to be shown. */
export interface LocalizedWording {
  readonly text: string;
  /** The same with its author's marks, where it has any. */
  readonly richText?: RichText | undefined;
  /** BCP-47 tag of the language that it is in, where that is known. */
  readonly language?: string | undefined;
}

/** A text with its marks, or without where it has none. */
export function richTextOf({ text, richText }: LocalizedWording): RichText {
  return richText ?? [{ content: [{ text }] }];
}

/** Which language to show a text in, and which language it has of its own (BCP-47 tags). */
export interface LanguagePreference {
  readonly wanted: string;
  /** Where it is not known, a translation into the wanted language comes first. */
  readonly own?: string | undefined;
}

/**
 * A text in the language that suits best, of those that its author gave it in; its own where none does. Each text for
 * itself: a form that is translated in part is shown in part.
 *
 * @example localizeWording(item, 'text', { wanted: 'en-GB', own: 'nl' }) // { text: 'Pain', language: 'en' }
 */
export function localizeWording<Field extends string>(
  worded: Translatable<Field>,
  field: Field,
  { wanted, own }: LanguagePreference,
): LocalizedWording | undefined {
  const { translations = {} } = worded;
  // A translation into the own language comes first: the options of a Dutch form may have their words in English.
  const tags = Object.keys(translations).filter((tag) => translations[tag]?.[field] !== undefined);
  const language = bestLanguage(own ? [...tags, own] : tags, wanted);
  const translated = tags.includes(language ?? '') ? translations[language ?? ''] : undefined;
  const { [field]: text, rich } = translated ?? worded;
  return text === undefined ? undefined : { text, richText: rich?.[field], language: translated ? language : own };
}

/**
 * The tag that suits a language best: itself, else what is left of it when its ends are taken off one by one (`nl-BE`,
 * `nl`: RFC 4647, lookup), else one of the same language in the same script (`nl-NL` for `nl-BE`).
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

/** Language and script: Serbian in Cyrillic is of no use to who reads it in Latin. */
function familyOf(tag: string): string {
  const [language = '', ...others] = tag.toLowerCase().split('-');
  return [language, others.find((part) => part.length === 4 && /^[a-z]+$/.test(part))].filter(Boolean).join('-');
}

import { plainTextOf, type RichText } from '../core/model/rich-text.js';
import type { FormattedTexts, Translatable } from '../core/model/wording.js';
import { extensionNamed, extensionsNamed, valueKeyOf, valueOf } from './extensions.js';
import { isObject, objectsAt, stringAt, type JsonObject, type Refuse } from './json.js';
import { readMarkdown } from './markdown.js';
import { readXhtml, type ReducedMarkup } from './xhtml.js';

/** A text in one language. `rich` is the same text with marks, if its author gave any. */
export interface FormattedText {
  readonly text: string;
  readonly rich?: RichText | undefined;
}

export interface TranslatedText {
  readonly own: FormattedText | undefined;
  readonly translations: ReadonlyMap<string, FormattedText>;
}

/** Renderings in the order in which SDC prefers them. */
export const renderings = ['rendering-xhtml', 'rendering-markdown'] as const;
type Rendering = (typeof renderings)[number];

const reducers: Readonly<Record<Rendering, (markup: string) => ReducedMarkup>> = {
  'rendering-xhtml': readXhtml,
  'rendering-markdown': readMarkdown,
};

export function reducedRendering(name: Rendering, markup: unknown): ReducedMarkup {
  return typeof markup === 'string' ? reducers[name](markup) : { richText: [], lost: [] };
}

/**
 * The text of an element, with its renderings and translations.
 *
 * A rendering is used if it holds only text, the marks of our model and safe links. If it holds more (an image, a markdown
 * table), the plain text is used instead; without a plain text the rendering is refused.
 *
 * @param name The name of the property in messages.
 * @param isMarkdown Whether the text itself is markdown.
 */
export function textAt(
  element: JsonObject,
  key: string,
  refuse: Refuse,
  { name = key, isMarkdown = false } = {},
): TranslatedText | undefined {
  const text = stringAt({ [name]: element[key] }, name, refuse);
  const primitive = element[`_${key}`];
  if (!isObject(primitive))
    return text === undefined
      ? undefined
      : { own: formattedText(text, undefined, isMarkdown), translations: new Map() };
  const translations = new Map<string, FormattedText>();
  for (const [tag, translated] of translationsOf(primitive))
    translations.set(tag, formattedText(translated, undefined, isMarkdown));
  for (const [tag, rendered] of translatedRenderings(primitive)) {
    translations.set(tag, formattedText(translations.get(tag)?.text ?? plainTextOf(rendered), rendered, isMarkdown));
  }
  const rendered = renderingOf(primitive, text, refuse);
  const plainText = text ?? (rendered && plainTextOf(rendered));
  if (!plainText && translations.size === 0) return undefined;
  return { own: plainText ? formattedText(plainText, rendered, isMarkdown) : undefined, translations };
}

export function extensionTextAt(
  element: JsonObject,
  extension: Parameters<typeof extensionNamed>[1],
  refuse: Refuse,
): TranslatedText | undefined {
  const found = extensionNamed(element, extension);
  const key = found && valueKeyOf(found);
  return found && key
    ? textAt(found, key, refuse, { name: extension, isMarkdown: key === 'valueMarkdown' })
    : undefined;
}

function formattedText(text: string, rendered: RichText | undefined, isMarkdown: boolean): FormattedText {
  if (rendered)
    return isMarked(rendered) || normalizeSpace(plainTextOf(rendered)) !== normalizeSpace(text)
      ? { text, rich: rendered }
      : { text };
  const { richText, lost } = isMarkdown ? readMarkdown(text) : { richText: [], lost: [] };
  return lost.length === 0 && isMarked(richText) ? { text, rich: richText } : { text };
}

function normalizeSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isMarked(richText: RichText): boolean {
  return richText.some(
    ({ content, listItem }) => listItem !== undefined || content.some((run) => Object.keys(run).length > 1),
  );
}

function renderingOf(primitive: JsonObject, text: string | undefined, refuse: Refuse): RichText | undefined {
  const reduced = renderings.flatMap((name) => {
    const markup = valueOf(extensionNamed(primitive, name));
    return typeof markup === 'string' ? [{ name, ...reducers[name](markup) }] : [];
  });
  const complete = reduced.find(({ lost }) => lost.length === 0);
  const [first] = reduced;
  if (complete || !first) return complete && complete.richText.length > 0 ? complete.richText : undefined;
  if (text === undefined) for (const element of first.lost) refuse(`${first.name} with <${element}>`);
  return undefined;
}

function* translatedRenderings(primitive: JsonObject): Generator<[string, RichText]> {
  for (const name of renderings.toReversed()) {
    const extension = extensionNamed(primitive, name);
    const inner = extension && extension[`_${valueKeyOf(extension) ?? ''}`];
    if (!isObject(inner)) continue;
    for (const [tag, markup] of translationsOf(inner)) {
      const { richText, lost } = reducers[name](markup);
      if (lost.length === 0 && richText.length > 0) yield [tag, richText];
    }
  }
}

const languageTag = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

export function isLanguageTag(tag: unknown): tag is string {
  return typeof tag === 'string' && languageTag.test(tag);
}

/** The translations of an element by language tag. A translation without a language or content is skipped. */
function translationsOf(primitive: JsonObject): [string, string][] {
  return extensionsNamed(primitive, 'translation').flatMap((translation): [string, string][] => {
    const parts = objectsAt(translation, 'extension', () => undefined);
    const part = (url: string) => valueOf(parts.find((extension) => extension['url'] === url));
    const [tag, content] = [part('lang'), part('content')];
    return isLanguageTag(tag) && typeof content === 'string' && content !== '' ? [[tag, content]] : [];
  });
}

/** Joins texts into one, each on its own line, in every language that any of them has. */
export function joinedTexts(texts: readonly (TranslatedText | undefined)[]): TranslatedText | undefined {
  const present = texts.filter((text) => text !== undefined);
  const [only] = present;
  if (present.length < 2) return only;
  const tags = new Set(present.flatMap(({ translations }) => [...translations.keys()]));
  const inLanguage = (tag: string) => present.flatMap(({ own, translations }) => translations.get(tag) ?? own ?? []);
  return {
    own: joined(present.flatMap(({ own }) => own ?? [])),
    translations: new Map(
      [...tags].flatMap((tag) => {
        const text = joined(inLanguage(tag));
        return text ? [[tag, text]] : [];
      }),
    ),
  };
}

function joined(texts: readonly FormattedText[]): FormattedText | undefined {
  if (texts.length === 0) return undefined;
  const text = texts.map((part) => part.text).join('\n');
  const rich = texts.flatMap((part) => part.rich ?? [{ content: [{ text: part.text }] }]);
  return texts.some((part) => part.rich) ? { text, rich } : { text };
}

/** Adds texts to an object, in each of their languages, beside the texts that it has already. */
export function withTexts<Field extends string, Whole extends Translatable<Field>>(
  whole: Whole,
  texts: { readonly [Key in Field]?: TranslatedText | undefined },
): Whole {
  const fields = (Object.keys(texts) as Field[]).flatMap((field) => {
    const text = texts[field];
    return text ? [{ field, ...text }] : [];
  });
  if (fields.length === 0) return whole;
  const translations = { ...whole.translations };
  for (const tag of new Set(fields.flatMap((entry) => [...entry.translations.keys()]))) {
    translations[tag] = mergeTexts(
      translations[tag] ?? {},
      fields.map(({ field, translations: all }) => [field, all.get(tag)]),
    );
  }
  return {
    ...whole,
    ...mergeTexts(
      whole,
      fields.map(({ field, own }) => [field, own]),
    ),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
}

function mergeTexts(
  texts: object,
  given: readonly (readonly [string, FormattedText | undefined])[],
): FormattedTexts<never> {
  const present = given.flatMap(([field, entry]) => (entry ? [{ field, ...entry }] : []));
  const rich = {
    ...('rich' in texts && typeof texts.rich === 'object' && texts.rich),
    ...Object.fromEntries(present.flatMap((entry) => (entry.rich ? [[entry.field, entry.rich]] : []))),
  };
  const plain = Object.fromEntries(present.map(({ field, text }) => [field, text]));
  return { ...texts, ...plain, ...(Object.keys(rich).length > 0 && { rich }) };
}

export function readTextOf<Field extends string>(
  worded: Translatable<Field>,
  field: Field,
): TranslatedText | undefined {
  const textIn = (texts: FormattedTexts<Field>): FormattedText | undefined => {
    const { [field]: text, rich } = texts;
    return text === undefined ? undefined : { text, rich: rich?.[field] };
  };
  const translations = Object.entries<FormattedTexts<Field>>(worded.translations ?? {}).flatMap(([tag, texts]) => {
    const text = textIn(texts);
    return text ? [[tag, text] as const] : [];
  });
  const own = textIn(worded);
  return own || translations.length > 0 ? { own, translations: new Map(translations) } : undefined;
}

import { plainTextOf, type RichText } from '../core/model/rich-text.js';
import type { Texts, Worded } from '../core/model/wording.js';
import { extensionNamed, extensionsNamed, valueKeyOf, valueOf } from './extensions.js';
import { isObject, objectsAt, stringAt, type JsonObject, type Refuse } from './json.js';
import { readMarkdown } from './markdown.js';
import { readXhtml, type Reduced } from './xhtml.js';

/** One text in one language: its words, and the same with marks where its author gave it any. */
export interface OneText {
  readonly text: string;
  readonly rich?: RichText | undefined;
}

/** One text, with what it is in other languages by BCP-47 tag. */
export interface ReadText {
  readonly own: OneText | undefined;
  readonly translations: ReadonlyMap<string, OneText>;
}

/** Renderings in the order in which SDC prefers them. */
export const renderings = ['rendering-xhtml', 'rendering-markdown'] as const;
type Rendering = (typeof renderings)[number];

const reduce: Readonly<Record<Rendering, (markup: string) => Reduced>> = {
  'rendering-xhtml': readXhtml,
  'rendering-markdown': readMarkdown,
};

/** A rendering, reduced. What is not a string is nothing. */
export function reducedRendering(name: Rendering, markup: unknown): Reduced {
  return typeof markup === 'string' ? reduce[name](markup) : { richText: [], lost: [] };
}

/**
 * The text of an element, with its renderings and translations.
 *
 * A rendering is shown where it is nothing but words, our own marks and safe links. One that is more than that (an
 * image, a table of markdown) gives way to the plain text, which its author wrote for that; without a plain text it is
 * refused.
 *
 * @param isMarkdown Whether the text itself is markdown.
 */
export function textAt(
  element: JsonObject,
  key: string,
  refuse: Refuse,
  { name = key, isMarkdown = false } = {},
): ReadText | undefined {
  const text = stringAt({ [name]: element[key] }, name, refuse);
  const holder = element[`_${key}`];
  if (!isObject(holder))
    return text === undefined ? undefined : { own: ownOf(text, undefined, isMarkdown), translations: new Map() };
  const translations = new Map<string, OneText>();
  for (const [tag, translated] of translationsOf(holder))
    translations.set(tag, ownOf(translated, undefined, isMarkdown));
  for (const [tag, rendered] of translatedRenderings(holder)) {
    translations.set(tag, ownOf(translations.get(tag)?.text ?? plainTextOf(rendered), rendered, isMarkdown));
  }
  const rendered = renderingOf(holder, text, refuse);
  const words = text ?? (rendered && plainTextOf(rendered));
  if (!words && translations.size === 0) return undefined;
  return { own: words ? ownOf(words, rendered, isMarkdown) : undefined, translations };
}

/** The value of an element's extension of that name, as a text. One of type markdown is markdown. */
export function extensionTextAt(
  element: JsonObject,
  extension: Parameters<typeof extensionNamed>[1],
  refuse: Refuse,
): ReadText | undefined {
  const found = extensionNamed(element, extension);
  const key = found && valueKeyOf(found);
  return found && key
    ? textAt(found, key, refuse, { name: extension, isMarkdown: key === 'valueMarkdown' })
    : undefined;
}

function ownOf(text: string, rendered: RichText | undefined, isMarkdown: boolean): OneText {
  if (rendered)
    return isMarked(rendered) || words(plainTextOf(rendered)) !== words(text) ? { text, rich: rendered } : { text };
  const { richText, lost } = isMarkdown ? readMarkdown(text) : { richText: [], lost: [] };
  return lost.length === 0 && isMarked(richText) ? { text, rich: richText } : { text };
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether there is anything in it that its plain text does not say as well. */
function isMarked(richText: RichText): boolean {
  return richText.some(
    ({ content, listItem }) => listItem !== undefined || content.some((one) => Object.keys(one).length > 1),
  );
}

function renderingOf(holder: JsonObject, text: string | undefined, refuse: Refuse): RichText | undefined {
  const found = renderings.flatMap((name) => {
    const markup = valueOf(extensionNamed(holder, name));
    return typeof markup === 'string' ? [{ name, ...reduce[name](markup) }] : [];
  });
  const whole = found.find(({ lost }) => lost.length === 0);
  const [first] = found;
  if (whole || !first) return whole && whole.richText.length > 0 ? whole.richText : undefined;
  if (text === undefined) for (const element of first.lost) refuse(`${first.name} with <${element}>`);
  return undefined;
}

function* translatedRenderings(holder: JsonObject): Generator<[string, RichText]> {
  for (const name of renderings.toReversed()) {
    const extension = extensionNamed(holder, name);
    const inner = extension && extension[`_${valueKeyOf(extension) ?? ''}`];
    if (!isObject(inner)) continue;
    for (const [tag, markup] of translationsOf(inner)) {
      const { richText, lost } = reduce[name](markup);
      if (lost.length === 0 && richText.length > 0) yield [tag, richText];
    }
  }
}

const languageTag = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

export function isLanguageTag(tag: unknown): tag is string {
  return typeof tag === 'string' && languageTag.test(tag);
}

/** The translations that the extension of an element gives. One without a language or content is none. */
function translationsOf(holder: JsonObject): [string, string][] {
  return extensionsNamed(holder, 'translation').flatMap((translation): [string, string][] => {
    const parts = objectsAt(translation, 'extension', () => undefined);
    const part = (url: string) => valueOf(parts.find((one) => one['url'] === url));
    const [tag, content] = [part('lang'), part('content')];
    return isLanguageTag(tag) && typeof content === 'string' && content !== '' ? [[tag, content]] : [];
  });
}

/** Several texts as one, a line each; in each language that one of them is in. */
export function joinedTexts(texts: readonly (ReadText | undefined)[]): ReadText | undefined {
  const present = texts.filter((one) => one !== undefined);
  const [only] = present;
  if (present.length < 2) return only;
  const tags = new Set(present.flatMap(({ translations }) => [...translations.keys()]));
  const inLanguage = (tag: string) => present.flatMap(({ own, translations }) => translations.get(tag) ?? own ?? []);
  return {
    own: joined(present.flatMap(({ own }) => own ?? [])),
    translations: new Map(
      [...tags].flatMap((tag) => {
        const one = joined(inLanguage(tag));
        return one ? [[tag, one]] : [];
      }),
    ),
  };
}

function joined(texts: readonly OneText[]): OneText | undefined {
  if (texts.length === 0) return undefined;
  const text = texts.map((one) => one.text).join('\n');
  const rich = texts.flatMap((one) => one.rich ?? [{ content: [{ text: one.text }] }]);
  return texts.some((one) => one.rich) ? { text, rich } : { text };
}

/** What has texts, with these as its own: in every language that they are in, beside those that it has already. */
export function withTexts<Field extends string, Whole extends Worded<Field>>(
  whole: Whole,
  texts: { readonly [Key in Field]?: ReadText | undefined },
): Whole {
  const fields = (Object.keys(texts) as Field[]).flatMap((field) => {
    const text = texts[field];
    return text ? [{ field, ...text }] : [];
  });
  if (fields.length === 0) return whole;
  const translations = { ...whole.translations };
  for (const tag of new Set(fields.flatMap((one) => [...one.translations.keys()]))) {
    translations[tag] = added(
      translations[tag] ?? {},
      fields.map(({ field, translations: all }) => [field, all.get(tag)]),
    );
  }
  return {
    ...whole,
    ...added(
      whole,
      fields.map(({ field, own }) => [field, own]),
    ),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
}

function added(texts: object, given: readonly (readonly [string, OneText | undefined])[]): Texts<never> {
  const present = given.flatMap(([field, one]) => (one ? [{ field, ...one }] : []));
  const rich = {
    ...('rich' in texts && typeof texts.rich === 'object' && texts.rich),
    ...Object.fromEntries(present.flatMap((one) => (one.rich ? [[one.field, one.rich]] : []))),
  };
  const plain = Object.fromEntries(present.map(({ field, text }) => [field, text]));
  return { ...texts, ...plain, ...(Object.keys(rich).length > 0 && { rich }) };
}

/** A text that was read before, with its translations, to be used elsewhere. */
export function readTextOf<Field extends string>(worded: Worded<Field>, field: Field): ReadText | undefined {
  const oneOf = (texts: Texts<Field>): OneText | undefined => {
    const { [field]: text, rich } = texts;
    return text === undefined ? undefined : { text, rich: rich?.[field] };
  };
  const translations = Object.entries<Texts<Field>>(worded.translations ?? {}).flatMap(([tag, texts]) => {
    const one = oneOf(texts);
    return one ? [[tag, one] as const] : [];
  });
  const own = oneOf(worded);
  return own || translations.length > 0 ? { own, translations: new Map(translations) } : undefined;
}
